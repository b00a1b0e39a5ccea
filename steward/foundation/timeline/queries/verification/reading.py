"""Read the rows of the history as they enter their commitments: the database itself writes the instants as text.

A million rows are read; objects of the ORM and two parsings of each instant would be most of the work.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db import connection

CHUNK = 4_000
_INSTANT = {
    "postgresql": """to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')""",
    "sqlite": """replace({0}, ' ', 'T') || CASE WHEN instr({0}, '.') THEN '' ELSE '.000000' END || '+00:00'""",
}
_DAY = {"postgresql": "{0}::text", "sqlite": "{0} || ''"}
_EVENT = (
    "office_id", "verb", "actor_id", "actor_label", "on_behalf_of_id", "post", "@captured_at", "@received_at",
    "#local_day", "origin", "batch", "voids",
)  # fmt: skip
_ACCESS = ("office_id", "person_id", "act", "kind", "object_id", "reason_kind", "reason_id", "reason", "@at")
_ABOUT = ("event", "kind", "object_id", "role", "verb", "office_id", "#local_day", "origin")


class Row(NamedTuple):
    """One row: the columns in the order of its commitment, and its facts as the database writes them."""

    pk: int
    columns: list[Any]
    facts: str
    salt: bytes
    commitment: bytes


def events(low: int, high: int) -> Iterator[list[Row]]:
    """Yield the acts with ids above `low` up to `high`, in stretches."""
    return _stretches("timeline_event", _EVENT, low, high)


def accesses(low: int, high: int) -> Iterator[list[Row]]:
    """Yield the looks with ids above `low` up to `high`, in stretches."""
    return _stretches("timeline_access", _ACCESS, low, high)


def abouts(low: int, high: int) -> list[tuple[Any, ...]]:
    """Return what the acts above `low` up to `high` are about: event, kind, id, role, then what is copied from it."""
    sql = f"SELECT {_selected(_ABOUT)} FROM timeline_about WHERE event > %s AND event <= %s"  # noqa: S608  constants
    with connection.cursor() as cursor:
        cursor.execute(sql, [low, high])
        return cursor.fetchall()


def _selected(columns: tuple[str, ...]) -> str:
    forms = {"@": _INSTANT[connection.vendor], "#": _DAY[connection.vendor]}
    return ", ".join(forms[c[0]].format(f'"{c[1:]}"') if c[0] in forms else f'"{c}"' for c in columns)


def _stretches(table: str, columns: tuple[str, ...], low: int, high: int) -> Iterator[list[Row]]:
    text = "facts::text" if connection.vendor == "postgresql" else "facts"
    sql = (
        f"SELECT id, {text}, salt, commitment, {_selected(columns)} FROM {table} "  # noqa: S608  constants
        "WHERE id > %s AND id <= %s ORDER BY id LIMIT %s"
    )
    while low < high:
        with connection.cursor() as cursor:
            cursor.execute(sql, [low, high, CHUNK])
            found = cursor.fetchall()
        if not found:
            return
        yield [Row(pk, list(rest), str(facts), _bytes(s), _bytes(c)) for pk, facts, s, c, *rest in found]
        low = found[-1][0]


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, (bytes, memoryview)) else b""
