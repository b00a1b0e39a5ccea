"""Which routes are ours, which methods each answers, and which of them have a golden request."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.urls import URLPattern, URLResolver

from tests.golden import Golden

from .product import operations

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Route:
    """One address of ours by its full name, the app that answers and the methods that it lists."""

    name: str
    app: str
    methods: tuple[str, ...]


def routes(patterns: Iterable, namespace: str = "") -> Iterator[Route]:
    """Yield every route that a view of the product answers."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield from _routes_of(pattern, namespace)


def _routes_of(pattern: URLPattern, namespace: str) -> Iterator[Route]:
    view = pattern.callback
    if answered := operations(view):
        functions = [operation.view_func for operation in answered]
        if functions[0].__module__.startswith("steward."):
            methods = tuple(sorted({method for operation in answered for method in operation.methods}))
            yield Route(f"{namespace}{pattern.name}", _app(functions[0].__module__), methods)
        return
    module = getattr(view, "view_class", view).__module__
    if module.startswith("steward."):
        yield Route(f"{namespace}{pattern.name}", _app(module), _methods(view))


def _app(module: str) -> str:
    parts = module.split(".")
    return ".".join(parts[1:3]) if parts[1] == "foundation" else parts[1]


def _methods(view) -> tuple[str, ...]:
    """Return the methods that `require_http_methods` and its kin let pass; GET when nothing says so."""
    while view is not None:
        for name, cell in zip(view.__code__.co_freevars, view.__closure__ or (), strict=True):
            if name == "request_method_list":
                return tuple(sorted(method for method in cell.cell_contents if method not in ("HEAD", "OPTIONS")))
        view = getattr(view, "__wrapped__", None)
    return ("GET",)


def golden_requests() -> list[tuple[str, Golden]]:
    """Return every golden request of the product with the app that lists it."""
    found = []
    for config in apps.get_app_configs():
        path = f"{config.name}.tests.golden"
        if config.name.startswith("steward.") and find_spec(f"{config.name}.tests") and find_spec(path):
            found += [(_app(config.name + "."), golden) for golden in import_module(path).GOLDEN]
    return found


def uncovered(found: Iterable[Route], listed: Iterable[Golden]) -> list[tuple[str, str]]:
    """Return the app and a sentence for every method of a route that no golden request asks for."""
    asked = {(golden.route, golden.method.upper()) for golden in listed}
    return [
        (route.app, f"{method} {route.name} has no golden request")
        for route in found
        for method in route.methods
        if (route.name, method) not in asked
    ]
