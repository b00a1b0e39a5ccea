"""Lists page by key: the next page starts after the last row seen, so page 4,000 costs what page 1 costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

SIZE = 50
COUNTED = 1000


@dataclass(frozen=True, kw_only=True)
class KeyPage:
    """One page of a list; `older` and `newer` are the keys of its neighbours, empty where there is none."""

    rows: list[Any] = field(default_factory=list)
    older: str = ""
    newer: str = ""


@dataclass(frozen=True, kw_only=True)
class Bounded:
    """A count that stops counting: `more` says that there are more than `n`."""

    n: int
    more: bool = False


def bounded_count(rows: QuerySet, cap: int = COUNTED) -> Bounded:
    """Count rows, at most `cap` of them."""
    found = rows.order_by()[: cap + 1].count()
    return Bounded(n=min(found, cap), more=found > cap)


def _packed(row: Any, order: Sequence[str]) -> str:
    values = []
    for name in order:
        value = row
        for part in name.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(value if isinstance(value, int | str) or value is None else value.isoformat())
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _unpacked(key: str, order: Sequence[str]) -> list[Any] | None:
    try:
        values = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    except (binascii.Error, ValueError):
        return None
    fits = isinstance(values, list) and len(values) == len(order) and all(isinstance(v, int | str) for v in values)
    return values if fits else None


def _beyond(values: list[Any], order: Sequence[str], *, back: bool) -> Q:
    condition, equal, bound = Q(), Q(), Q()
    for name, value in zip(order, values, strict=True):
        field_name = name.lstrip("-")
        towards = "lt" if name.startswith("-") != back else "gt"
        # The bound on the first column says nothing new, but it is what a planner can look up in an index.
        bound = bound or Q(**{f"{field_name}__{towards}e": value})
        condition |= equal & Q(**{f"{field_name}__{towards}": value})
        equal &= Q(**{field_name: value})
    return bound & condition


def _narrowed(rows: QuerySet, key: str, order: Sequence[str], *, back: bool) -> QuerySet | None:
    if (values := _unpacked(key, order)) is None:
        return None
    try:
        return rows.filter(_beyond(values, order, back=back))
    except (ValidationError, ValueError, TypeError):
        return None


def page_by_key(
    rows: QuerySet, *, order: Sequence[str], after: str = "", before: str = "", size: int = SIZE
) -> KeyPage:
    """Return the page that follows the key `after`, or precedes `before`; a key that makes no sense is the first page.

    `order` names the columns, "-" for downwards; the last must be unique and none may be null.
    """
    narrowed = _narrowed(rows, before or after, order, back=bool(before)) if before or after else None
    back = bool(before) and narrowed is not None
    rows = rows if narrowed is None else narrowed
    directed = [name[1:] if name.startswith("-") else f"-{name}" for name in order] if back else list(order)
    found = list(rows.order_by(*directed)[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return KeyPage()
    has_older, has_newer = (True, more) if back else (more, narrowed is not None)
    return KeyPage(
        rows=found,
        older=_packed(found[-1], order) if has_older else "",
        newer=_packed(found[0], order) if has_newer else "",
    )
