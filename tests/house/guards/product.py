"""Rules that need the running product: addresses, models, wires, templates in use."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from importlib import import_module

from django.db import models
from django.urls import URLPattern, URLResolver
from django.utils.module_loading import import_string
from ninja.operation import PathView

from tests.house.tree import Complaint

WIRE = re.compile(r"^(steward\.[\w.]+)$")
SIGNATURE = re.compile(r"\(([\w, =]*)\)\s*->")


def doors(patterns: Iterable, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield every address of the product as it is written in the routes, with its view."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def operations(view: object) -> list:
    """Return the API operations behind a view, or an empty list when it is a page."""
    cells = getattr(view, "__closure__", None) or ()
    for cell in cells:
        if isinstance(cell.cell_contents, PathView):
            return list(cell.cell_contents.operations)
    owner = getattr(view, "__self__", None)
    return list(owner.operations) if isinstance(owner, PathView) else []


def is_open(view: object) -> bool:
    """Return whether a visitor who is not signed in gets in: the middleware passes it by and no key is asked."""
    if answered := operations(view):
        return any(not operation.auth_callbacks for operation in answered)
    return getattr(view, "login_required", True) is False


def models_are_explicit(found: Iterable[type[models.Model]]) -> Iterator[Complaint]:
    """Complain of a model that leaves its table's name to chance or orders every query."""
    for model in found:
        meta, name = model._meta, model.__name__
        if meta.auto_created or meta.proxy:
            continue
        if "db_table" not in meta.original_attrs:
            yield Complaint("models", model.__module__, name, "has no explicit db_table")
        if meta.ordering:
            yield Complaint("models", model.__module__, name, "has Meta.ordering")
        for constraint in meta.constraints:
            if getattr(constraint, "nulls_distinct", None) is not None:
                says = "nulls_distinct does nothing on SQLite; add a constraint with condition=Q(…=None)"
                yield Complaint("models", model.__module__, f"{name}.{constraint.name}", says)
        for field in meta.local_many_to_many:
            if field.remote_field.through._meta.auto_created and not field.db_table:
                yield Complaint("models", model.__module__, f"{name}.{field.name}", "has no explicit db_table")


def wires(source: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield every dotted path of the wiring table with the arguments that the comment above it agrees on, if any."""
    lines = source.splitlines()
    for node in ast.parse(source).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        agreed = _agreed(lines, node.lineno)
        for part in ast.walk(node.value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and WIRE.match(part.value):
                yield part.value, agreed


def _agreed(lines: list[str], lineno: int) -> list[str] | None:
    above = []
    index = lineno - 2
    while index >= 0 and lines[index].startswith("#"):
        above.insert(0, lines[index].lstrip("# "))
        index -= 1
    found = SIGNATURE.search(" ".join(above))
    return [name.partition("=")[0].strip() for name in found.group(1).split(",") if name.strip()] if found else None


def wire_complaint(path: str, agreed: list[str] | None) -> str:
    """Return what is wrong with a wire: leads nowhere, or takes other arguments; the empty string when nothing is."""
    try:
        target = import_module(path)
    except ImportError:
        try:
            target = import_string(path)
        except ImportError as problem:
            return f"{path} leads nowhere: {problem}"
    if agreed is None or not callable(target):
        return ""
    target = getattr(target, "func", target)
    takes = [name for name in inspect.signature(target).parameters if name not in ("self", "context")]
    return "" if takes == agreed else f"{path} takes ({', '.join(takes)}), agreed was ({', '.join(agreed)})"
