"""Names, docstrings, types and the words of unfinished work."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import Complaint, Module

FORBIDDEN = {
    "util", "utils", "helper", "helpers", "common", "misc", "manager", "handler", "processor", "data", "info",
}  # fmt: skip
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
SILENCED = re.compile(r"#\s*(noqa|type:\s*ignore)(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*|\[[\w\-, ]+\])?\s*$")
SPEAKING_ROOMS = {"actions", "queries", "rules"}
FREE_ROOMS = {"web", "api", "tests", "migrations", "templatetags", "management", "apps"}


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def names_say_something(module: Module) -> Iterator[Complaint]:
    """Complain of modules and classes named by a word that fits everything."""
    for part in module.path.removesuffix(".py").split("/"):
        if bad := _words(part) & FORBIDDEN:
            yield Complaint("names", module.path, part, f"{', '.join(bad)} says nothing")
    for _name, node in module.placed:
        if isinstance(node, ast.ClassDef) and (bad := _words(node.name) & FORBIDDEN):
            yield Complaint("names", module.path, node.name, f"{', '.join(bad)} says nothing")


def public_functions_speak(module: Module) -> Iterator[Complaint]:
    """Complain of a public verb, question or rule without a sentence."""
    if module.room not in SPEAKING_ROOMS:
        return
    for node in module.public_functions():
        if not ast.get_docstring(node):
            yield Complaint("docstrings", module.path, node.name, "has no docstring")


def verbs_are_called_by_name(module: Module) -> Iterator[Complaint]:
    """Complain of a domain's action that takes values by position, or lacks `actor` or `at`."""
    if module.room != "actions" or module.app.startswith("foundation"):
        return
    for node in module.public_functions():
        if node.args.args or node.args.posonlyargs:
            yield Complaint("verbs", module.path, node.name, "takes values by position")
        missing = {"actor", "at"} - {argument.arg for argument in node.args.kwonlyargs}
        if missing:
            yield Complaint("verbs", module.path, node.name, f"lacks {', '.join(sorted(missing))}")


def rooms_are_typed(module: Module) -> Iterator[Complaint]:
    """Complain of a public function of actions, queries, rules or the foundation without types."""
    in_foundation = module.app.startswith("foundation/") and module.room not in FREE_ROOMS
    if module.room not in SPEAKING_ROOMS and not in_foundation:
        return
    for node in module.public_functions():
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        bare = [argument.arg for argument in arguments if argument.annotation is None]
        if bare or node.returns is None:
            yield Complaint("types", module.path, node.name, f"untyped: {', '.join(bare) or 'what it returns'}")


def nothing_is_left_for_later(module: Module) -> Iterator[Complaint]:
    """Complain of words of unfinished work, and of checks silenced without a reason."""
    if "/house/" in module.path:
        return
    for number, line in enumerate(module.text.splitlines(), 1):
        if found := UNFINISHED.search(line):
            yield Complaint("unfinished", module.path, found.group(), f"line {number}")
        if found := SILENCED.search(line):
            yield Complaint("unfinished", module.path, found.group(), f"line {number} silences a check, no reason")
