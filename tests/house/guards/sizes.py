"""Files, classes, functions, views and templates stay small."""

import ast
from collections.abc import Iterator

from tests.house.tree import Complaint, Module, Template

MODULE, TEST_MODULE = 400, 500
FUNCTION, TEST_FUNCTION, VIEW = 60, 50, 40
CLASS = 250
TEMPLATE = 150


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return node.end_lineno - node.lineno + 1


def _limit(module: Module, node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[int, str]:
    if node.name.startswith("test_"):
        return TEST_FUNCTION, "test"
    is_view = module.room == "web" and node.args.args and node.args.args[0].arg == "request"
    return (VIEW, "view") if is_view else (FUNCTION, "function")


def look(module: Module) -> Iterator[Complaint]:
    """Complain of a module, class or function that is longer than its limit."""
    if module.room == "migrations":
        return
    lines = module.text.count("\n")
    if lines > (limit := TEST_MODULE if module.room == "tests" else MODULE):
        yield Complaint("sizes", module.path, "module", f"{lines} lines, at most {limit}", lines)
    for _name, node in module.placed:
        if isinstance(node, ast.ClassDef) and _length(node) > CLASS:
            yield Complaint(
                "sizes", module.path, node.name, f"class of {_length(node)} lines, at most {CLASS}", _length(node)
            )
    for name, node in module.functions():
        limit, what = _limit(module, node)
        if _length(node) > limit:
            yield Complaint(
                "sizes", module.path, name, f"{what} of {_length(node)} lines, at most {limit}", _length(node)
            )


def look_at_template(template: Template) -> Iterator[Complaint]:
    """Complain of a template that is longer than its limit."""
    lines = template.text.count("\n")
    if lines > TEMPLATE:
        yield Complaint("sizes", template.path, "template", f"{lines} lines, at most {TEMPLATE}", lines)
