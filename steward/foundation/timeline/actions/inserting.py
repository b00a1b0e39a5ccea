"""Add many rows of the history with few statements. An import writes millions; objects of the ORM would be the most
costly part of it. Values are adapted as Django adapts them; nothing else may write to these tables."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

MOST_VALUES = 32_000  # SQLite's limit on the values of one statement; PostgreSQL's is higher


def insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows."""
    if not rows:
        return
    if connection.vendor == "postgresql" and len(rows) > 20:
        _copy(table, columns, rows)
    else:
        _statements(table, columns, rows, "")


def insert_returning_ids(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[int]:
    """Add rows and return their ids in the same order."""
    return _statements(table, columns, rows, " RETURNING id")


def _statements(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], ending: str) -> list[int]:
    names = ", ".join(f'"{name}"' for name in columns)
    one = f"({', '.join(['%s'] * len(columns))})"
    step = MOST_VALUES // len(columns)
    ids: list[int] = []
    with connection.cursor() as cursor:
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            # Table and columns are constants of this package; every value is a parameter.
            sql = f'INSERT INTO "{table}" ({names}) VALUES {", ".join([one] * len(part))}{ending}'  # noqa: S608  see above
            cursor.execute(sql, [value for row in part for value in row])
            if ending:
                ids += [row[0] for row in cursor.fetchall()]
    return ids


def _copy(table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    names = ", ".join(f'"{name}"' for name in columns)
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)
