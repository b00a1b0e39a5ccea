"""How the values of a column are written, for each kind of field and each database. Worked out once per column."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import repeat
from typing import Any
from uuid import UUID

from django.db import connection, models

NULL = "\\N"
SHORT = 40  # characters of a text that is written into a statement
_ODD = re.compile(r"[\\\t\n\r]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

Encoder = Callable[[Sequence[Any]], Iterable[str]]


def shared(field: models.Field, blank: models.Model) -> Any:
    """Return what a field of this object is to the database."""
    if isinstance(field, models.JSONField):
        value = field.value_from_object(blank)
        return None if value is None else json.dumps(value, ensure_ascii=False)
    return field.get_db_prep_save(field.pre_save(blank, add=True), connection)


def adapter(field: models.Field) -> Callable[[Any], Any] | None:
    """Return what makes a value fit for the database's library, None where it is as it stands."""
    if connection.vendor == "postgresql":
        return None
    if isinstance(field, models.DateTimeField):
        return _instant
    if isinstance(field, models.DateField):
        return _day
    if isinstance(field, models.UUIDField):
        return _uuid
    return None


def literal(value: Any) -> str:
    """Write a value that all rows share into a statement."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE") if connection.vendor == "postgresql" else str(int(value))
    if isinstance(value, int):
        return str(int(value))
    text = value.hex if isinstance(value, UUID) else str(value)
    return f"""'{text.replace("'", "''").replace("%", "%%")}'"""


def alike(column: Sequence[Any]) -> str:
    """Return the literal of a column whose values are all the same; the empty string where it has to be bound."""
    first = column[0]
    is_short = first is None or isinstance(first, int) or (isinstance(first, str) and len(first) <= SHORT)
    return literal(first) if is_short and column.count(first) == len(column) else ""


def copied(fields: Sequence[models.Field], rows: Sequence[Sequence[Any]], tail: str) -> str:
    """Return rows in the text form of COPY; `tail` is what all of them end with."""
    columns = [encoder(field)(column) for field, column in zip(fields, zip(*rows, strict=True), strict=True)]
    ends = [repeat(tail)] if tail else []
    return "\n".join(map("\t".join, zip(*columns, *ends, strict=False))) + "\n"


def encoder(field: models.Field) -> Encoder:
    """Return what writes the values of a field in the text form of COPY."""
    if isinstance(field, models.BinaryField):
        return _bytes
    if isinstance(field, models.BooleanField):
        return _yes_or_no
    if isinstance(field, models.CharField | models.TextField | models.JSONField):
        return _texts
    return _plain


def _plain(values: Sequence[Any]) -> list[str]:
    """Numbers, days, instants, UUIDs: what they look like has no sign that COPY reads otherwise."""
    return [NULL if value is None else str(value) for value in values]


def _yes_or_no(values: Sequence[Any]) -> list[str]:
    return [NULL if value is None else ("t" if value else "f") for value in values]


def _bytes(values: Sequence[Any]) -> list[str]:
    return [NULL if value is None else f"\\\\x{value.hex()}" for value in values]


def _texts(values: Sequence[Any]) -> list[str]:
    return [NULL if value is None else _escaped(value) for value in values]


def _escaped(value: str) -> str:
    return value.translate(_ESCAPES) if _ODD.search(value) else value


def _instant(value: datetime | None) -> str | None:
    if value is None:
        return None
    return str(value if value.tzinfo is UTC else value.astimezone(UTC))[:-6]


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _uuid(value: UUID | str | None) -> str | None:
    return value.hex if isinstance(value, UUID) else value
