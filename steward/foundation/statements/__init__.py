"""Statements whose SQL is worked out once in the life of a process and then asked with ever new arguments.

Working out the SQL of a queryset costs Django several times what the database needs to answer it. A page that asks
thirty small things pays that thirty times per request, for the same thirty texts. Here a queryset is built once with
places instead of arguments; what is kept is its SQL, and Django's own iterables make the rows:

    @statement
    def replies_of(case):
        return Reply.objects.filter(case=case).select_related("said_by").order_by("said_at")

    rows = replies_of(case=case.pk)  # a list, fetched anew each time

The function must depend on nothing but its arguments, and may only pass them into lookups as values: `filter(case=case)`,
`filter(event__in=events)` (an argument given as a list, set or tuple), never into `limit` or a Python condition. An
argument is never None. Foreign keys take lists by the key they point to: `filter(person__pk__in=people)`.
"""

import inspect
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import update_wrapper
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.module_loading import import_string

PREPARING = f"{__name__}.prepared.PreparingConnection"  # named, so that SQLite does without the driver of PostgreSQL
SEVERAL = (list, tuple, set, frozenset)


class Place(Expression):
    """Where an argument stands in the SQL: its name, and its number where several values are given."""

    def __init__(self, name: str, number: int = 0) -> None:
        super().__init__()
        self.name, self.number = name, number

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, list[Any]]:
        """Return the mark of a parameter, and this place as the parameter."""
        return "%s", [self]


@dataclass(frozen=True)
class Plan:
    """What is kept of a statement: its text, its parameters with places among them, and how rows are made."""

    sql: str
    params: tuple[Any, ...]
    compiler: SQLCompiler
    converters: Mapping[int, Any]
    queryset: QuerySet

    def rows(self, given: Mapping[str, Any]) -> list[Any]:
        """Ask with these arguments."""
        params = tuple(_value(given, p) if type(p) is Place else p for p in self.params)
        compiler = copy(self.compiler)
        compiler.connection = _asking()  # that of this thread
        compiler.as_sql = lambda *_args, **_more: (self.sql, params)
        compiler.get_converters = lambda _fields: self.converters
        query = copy(self.queryset.query)
        query.get_compiler = lambda *_args, **_more: compiler
        asked = SimpleNamespace(
            db=connection.alias, model=self.queryset.model, query=query,
            _fetch_mode=self.queryset._fetch_mode, _fields=self.queryset._fields, _known_related_objects={},
        )  # fmt: skip
        return list(self.queryset._iterable_class(asked))


class Statement:
    """A queryset kept as SQL, one for each number of values that its arguments come in."""

    def __init__(self, build: Callable[..., QuerySet]) -> None:
        update_wrapper(self, build)
        self._build = build
        self._names = tuple(inspect.signature(build).parameters)
        self._plans: dict[tuple[Any, ...], Plan | None] = {}

    def __call__(self, **given: Any) -> list[Any]:
        """Return the rows for these arguments (one statement)."""
        given = {name: _padded(given[name]) for name in self._names}
        shape = (connection.vendor, *(len(v) if isinstance(v, tuple) else -1 for v in given.values()))
        if shape not in self._plans:
            self._plans[shape] = self._worked_out(given)
        plan = self._plans[shape]
        return plan.rows(given) if plan else []

    def first(self, **given: Any) -> Any | None:
        """Return the first row, or None."""
        return next(iter(self(**given)), None)

    def _worked_out(self, given: Mapping[str, Any]) -> Plan | None:
        """Return what to keep for arguments of this shape; None where nothing can be found, whatever the values."""
        queryset = self._build(**{
            name: [Place(name, n) for n in range(len(v))] if isinstance(v, tuple) else Place(name)
            for name, v in given.items()
        })  # fmt: skip
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        fields = [selected[0] for selected in compiler.select[: compiler.col_count]]
        return Plan(sql, tuple(params), compiler, compiler.get_converters(fields), queryset)


def statement(build: Callable[..., QuerySet]) -> Statement:
    """Keep what this function builds as a statement."""
    return Statement(build)


def _padded(value: Any) -> Any:
    """Return several values as a tuple as long as a power of two, the last one repeated, so that few texts are kept."""
    if not isinstance(value, SEVERAL):
        return value
    values = tuple(value)
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values)) if values else values


def _value(given: Mapping[str, Any], place: Place) -> Any:
    """Return the argument for a place as the database takes it."""
    value = given[place.name]
    if isinstance(value, tuple):
        value = value[place.number]
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value


def _asking() -> Any:
    """Return what a compiler asks: the connection, or on PostgreSQL one whose cursors prepare."""
    if connection.vendor != "postgresql" or not settings.PREPARED_STATEMENTS:
        return connection
    return import_string(PREPARING)(connection)
