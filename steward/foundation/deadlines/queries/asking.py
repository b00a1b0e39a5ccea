"""Clocks as rows: for lists, counts and other parts of the product."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from steward.foundation.deadlines.models import Deadline


def _urgency(row: Deadline) -> tuple[bool, datetime]:
    return row.due_at is None, row.due_at or row.started_at


def open_clocks(kind: str, object_id: int) -> list[Deadline]:
    """Return the open clocks of one subject, the most urgent first, paused ones last."""
    return clocks_for(kind, [object_id]).get(object_id, [])


def clocks_for(kind: str, object_ids: Iterable[int]) -> dict[int, list[Deadline]]:
    """Return the open clocks of many subjects by the subject's id, in one statement, most urgent first."""
    found: dict[int, list[Deadline]] = defaultdict(list)
    rows = Deadline.objects.filter(kind=kind, object_id__in=list(object_ids), state__in=Deadline.OPEN)
    for row in sorted(rows, key=_urgency):
        found[row.object_id].append(row)
    return dict(found)


def overdue(at: datetime, *, kind: str, office_ids: Iterable[int] | None = None) -> QuerySet[Deadline]:
    """Return the open clocks of this kind whose due time has passed, in these offices or in all."""
    found = Deadline.objects.filter(kind=kind, state__in=Deadline.OPEN, due_at__lt=at)
    return found if office_ids is None else found.filter(office__in=list(office_ids))
