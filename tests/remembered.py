"""Worlds of tests made once in a run: afterwards the rows that the factory wrote are put back, not made again.

    @remembered
    def company() -> World: ...

The first call without arguments runs the factory and keeps its rows and what it returned; each later one on a database
without such rows writes them back, ids and all, and returns a copy. A call with arguments always runs the factory.
"""

import functools
import pickle
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction

WRITE = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM)\s+\"(\w+)\"", re.IGNORECASE)
_kept: dict[str, "Kept"] = {}
_making: list[str] = []


@dataclass(frozen=True)
class Table:
    """The rows of one table that a factory wrote, as the database itself keeps them."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple] | str


@dataclass(frozen=True)
class Kept:
    """What a factory wrote, in the order of its first writing, and what it returned."""

    tables: list[Table]
    returned: bytes


def remembered[Made](make: Callable[..., Made]) -> Callable[..., Made]:
    """Return the factory that runs once; see above."""
    name = f"{make.__module__}.{make.__qualname__}"

    @functools.wraps(make)
    def again(*args, **kwargs) -> Made:
        if args or kwargs or _making:
            return make(*args, **kwargs)
        kept = _kept.get(name)
        if kept is None:
            return _first(name, make)
        if _filled([table.name for table in kept.tables]):
            return make()
        with transaction.atomic(), _trusted():  # rows may name rows of tables that come later
            for table in kept.tables:
                _put_back(table)
        return pickle.loads(kept.returned)

    return again


def _first[Made](name: str, make: Callable[..., Made]) -> Made:
    written: dict[str, None] = {}

    def note(execute, sql, params, many, context):
        if found := WRITE.match(sql):
            written.setdefault(found.group(2))
        return execute(sql, params, many, context)

    columns = _columns()
    filled = {table for table in columns if _filled([table])}
    _making.append(name)
    try:
        with connection.execute_wrapper(note):
            made = make()
    finally:
        _making.remove(name)
    if not filled & set(written) and set(written) <= set(columns):
        tables = [Table(table, columns[table], _rows(table, columns[table])) for table in written]
        _kept[name] = Kept([table for table in tables if table.rows], pickle.dumps(made))
    return made


def _columns() -> dict[str, tuple[str, ...]]:
    """Return the columns that can be written of every table that a model describes."""
    return {
        model._meta.db_table: tuple(field.column for field in model._meta.concrete_fields if not field.generated)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def _quoted(names: tuple[str, ...], before: str = "") -> str:
    return ", ".join(f'{before}"{name}"' for name in names)


def _filled(tables: list[str]) -> bool:
    """Return whether any of these tables has a row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + " OR ".join(f'EXISTS (SELECT 1 FROM "{table}")' for table in tables))
        return bool(cursor.fetchone()[0])


def _rows(table: str, columns: tuple[str, ...]) -> list[tuple] | str:
    """Return all rows as the database itself keeps them, so that nothing is translated to and fro."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f'SELECT {_quoted(columns, "+")} FROM "{table}"')  # + takes the declared type away
            return cursor.fetchall()
        cursor.execute(f'SELECT json_agg(kept)::text FROM (SELECT {_quoted(columns)} FROM "{table}") AS kept')
        return cursor.fetchone()[0] or ""


@contextmanager
def _trusted() -> Iterator[None]:
    """Let rows in that were judged when they were made: PostgreSQL would ask for every reference of each again."""
    if connection.vendor == "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def _put_back(table: Table) -> None:
    into = f'INSERT INTO "{table.name}" ({_quoted(table.columns)})'
    if connection.vendor == "sqlite":
        connection.connection.executemany(f"{into} VALUES ({', '.join('?' * len(table.columns))})", table.rows)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f'{into} SELECT {_quoted(table.columns)} FROM json_populate_recordset(NULL::"{table.name}", %s)',
            [table.rows],
        )
