"""The tree as the guards see it: Python modules with their rooms, templates, and the list of exceptions."""

import ast
import subprocess
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
LOOKED_AT = (ast.Call, ast.Constant, ast.ClassDef, ast.Import, ast.ImportFrom)
LEAVES = (ast.Name, ast.Constant, ast.expr_context, ast.operator, ast.alias)


@dataclass(frozen=True)
class Complaint:
    """One place that breaks one rule; `name` is the function, class or word, `size` what was measured."""

    guard: str
    path: str
    name: str
    says: str
    size: int = 0

    def __str__(self) -> str:
        return f"{self.path}: {self.name}: {self.says}"


@dataclass(frozen=True)
class Module:
    """One Python file, its path relative to the repository."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text, self.path)

    @cached_property
    def app(self) -> str:
        """The app ("cases", "foundation/timeline") or the empty string outside the product."""
        parts = self.path.split("/")
        if parts[0] != "steward" or len(parts) < 3:
            return ""
        return "/".join(parts[1:3]) if parts[1] == "foundation" and len(parts) > 3 else parts[1]

    @cached_property
    def room(self) -> str:
        """The room inside the app: models, rules, queries, actions, web, api, tests, migrations …"""
        if not self.app:
            return "tests" if self.path.startswith("tests/") else ""
        rest = self.path.split("/")[1 + len(self.app.split("/")) :]
        return "tests" if "tests" in rest else rest[0].removesuffix(".py")

    @cached_property
    def placed(self) -> list["Placed"]:
        """Every call, constant, class, import and function, each with the function that it stands in: one walk for all."""
        return list(_placed(self.tree, "module", ""))

    def functions(self) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
        """Yield every function with its dotted name, methods and inner ones included."""
        for place in self.placed:
            if isinstance(place.node, FUNCTION):
                yield place.function, place.node

    def public_functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        """Yield the functions of the module's top level whose names do not start with an underscore."""
        for node in self.tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
                yield node


class Placed(NamedTuple):
    """A node and the dotted name of the function that it stands in, "module" outside any; a function stands in itself."""

    function: str
    node: ast.AST


def _placed(node: ast.AST, function: str, prefix: str) -> Iterator[Placed]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, FUNCTION):
            name = f"{prefix}{child.name}"
            yield Placed(name, child)
            yield from _placed(child, name, f"{name}.")
            continue
        if isinstance(child, LOOKED_AT):
            yield Placed(function, child)
        if not isinstance(child, LEAVES):
            yield from _placed(
                child, function, f"{prefix}{child.name}." if isinstance(child, ast.ClassDef) else prefix
            )


@dataclass(frozen=True)
class Template:
    """One HTML or text template: `name` as Django loads it."""

    path: str
    name: str
    text: str


@cache
def committed() -> tuple[str, ...]:
    """Return the paths of all files of the repository that are committed or about to be."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    return tuple(path for path in sorted(set(listing.split("\0"))) if path and (ROOT / path).is_file())


@cache
def modules() -> tuple[Module, ...]:
    """Return every Python file of the product and its tests."""
    return tuple(
        Module(path, (ROOT / path).read_text(encoding="utf-8"))
        for path in committed()
        if path.endswith(".py") and path.startswith(("steward/", "tests/"))
    )


@cache
def templates() -> tuple[Template, ...]:
    """Return every template of the product."""
    return tuple(
        Template(path, path.split("/templates/", 1)[1], (ROOT / path).read_text(encoding="utf-8"))
        for path in committed()
        if path.startswith("steward/") and "/templates/" in path
    )


@cache
def exceptions() -> tuple[dict, ...]:
    """Return the list of exceptions; each names its guard, path and reason."""
    rows = tuple(tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8")).get("exception", ()))
    for row in rows:
        if not row.get("reason") or not row.get("guard") or not row.get("path"):
            raise ValueError(f"exceptions.toml: {row} lacks guard, path or reason")
    return rows


def _excuses(row: dict, complaint: Complaint) -> bool:
    return (
        (row["guard"], row["path"]) == (complaint.guard, complaint.path)
        and row.get("name", complaint.name) == complaint.name
        and complaint.size <= row.get("limit", complaint.size)
    )


def judge(guard: str, complaints: Iterable[Complaint], rows: Iterable[dict] | None = None) -> list[str]:
    """Return what is left of the complaints after the exceptions, and the exceptions that nothing needs any more."""
    excuses = [row for row in (exceptions() if rows is None else rows) if row["guard"] == guard]
    complaints = list(complaints)
    left = [str(c) for c in complaints if not any(_excuses(row, c) for row in excuses)]
    idle = [row for row in excuses if not any(_excuses(row, c) for c in complaints)]
    return left + [f"exceptions.toml: nothing needs the exception {row}" for row in idle]


def obeyed_by_tree(guard: str, look: Callable[[Module], Iterable[Complaint]]) -> list[str]:
    """Run a guard over every module and return what is wrong."""
    return judge(guard, [complaint for module in modules() for complaint in look(module)])
