"""What each room may do: only actions write, domain code is told the time, nothing listens to signals."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import Complaint, Module

WRITING_ROOMS = {"actions", "migrations", "tests", "management"}
CREATING = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WRITING_SQL = re.compile(r"\s*(INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\s", re.IGNORECASE)
CLOCK_ROOMS = {"web", "api", "jobs", "management", "tests", "migrations", "templatetags"}
CLOCKS = {"now", "today", "utcnow", "localdate", "localtime"}
SIGNAL_MODULES = ("django.dispatch", "django.core.signals", "django.db.models.signals", "django.test.signals")


def _writes(call: ast.Call) -> str:
    """Return the name of the writing method called, or the empty string.

    `update` with names and no value is a queryset's, with a value a dictionary's; `delete` and `save` with a first
    value belong to a cache, a file or a picture.
    """
    if not isinstance(call.func, ast.Attribute):
        return ""
    name = call.func.attr
    if name in CREATING:
        return name
    bare = not call.args
    if name == "update" and bare and call.keywords:
        return name
    return name if name in ("save", "delete") and bare else ""


def only_actions_write(module: Module) -> Iterator[Complaint]:
    """Complain of calls that write to the database anywhere but in actions."""
    if not module.app or module.room in WRITING_ROOMS:
        return
    for name, node in module.placed:
        if isinstance(node, ast.Call) and (verb := _writes(node)):
            yield Complaint("writes", module.path, name, f"line {node.lineno} calls .{verb}(); only actions write")
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING_SQL.match(node.value):
            yield Complaint("writes", module.path, name, f"line {node.lineno} holds writing SQL")


def no_signals(module: Module) -> Iterator[Complaint]:
    """Complain of any import of signals: a call that nobody can read is no call."""
    if not module.app:
        return
    for _name, node in module.placed:
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        if any(name.startswith(SIGNAL_MODULES) or name.endswith(".signals") for name in names):
            yield Complaint("signals", module.path, names[0], f"line {node.lineno} imports signals")


def doors_read_the_clock(module: Module) -> Iterator[Complaint]:
    """Complain of domain code that asks for the time instead of being told `at`."""
    if not module.app or module.app == "config" or module.room in CLOCK_ROOMS:
        return
    for name, node in module.placed:
        if (
            name != "module"
            and isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CLOCKS
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id in ("timezone", "datetime", "date")
            and not (node.func.attr == "localtime" and node.args)
        ):
            yield Complaint("clock", module.path, name, f"line {node.lineno} reads the clock; take `at`")


def locks_name_their_tables(module: Module) -> Iterator[Complaint]:
    """Complain of `select_for_update` without `of=`: a join would lock rows that nobody meant."""
    for name, node in module.placed:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "select_for_update"
            and not any(keyword.arg == "of" for keyword in node.keywords)
        ):
            yield Complaint("locks", module.path, name, f"line {node.lineno}: select_for_update needs of=")


def models_do_not_override_save(module: Module) -> Iterator[Complaint]:
    """Complain of a model that saves or deletes in a way of its own."""
    if module.room != "models":
        return
    for name, _function in module.functions():
        if name.rpartition(".")[2] in ("save", "delete") and "." in name:
            yield Complaint("overrides", module.path, name, "models do not override save or delete")


def migrations_stand_alone(module: Module) -> Iterator[Complaint]:
    """Complain of a migration that imports the product: it must mean the same in five years.

    Field defaults (`identity.keys`) and the append-only queryset are named by Django itself.
    """
    if module.room != "migrations":
        return
    for _name, node in module.placed:
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("steward") and name != "steward.foundation.identity.keys":
                yield Complaint("migrations", module.path, name, "a migration imports no application code")
