"""Meet clocks and call them off."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from steward.foundation.deadlines.models import Deadline

from .missing import record_misses, withdraw_miss
from .planning import Workshop, end_pause, lock_open, save


def meet(*, kind: str, object_id: int, name: str, at: datetime) -> Deadline | None:
    """Meet one clock; None when no open one of this name is there (it was met before)."""
    return next(iter(meet_all(kind=kind, object_id=object_id, names=[name], at=at)), None)


@transaction.atomic
def meet_all(*, kind: str, object_id: int, at: datetime, names: Collection[str] | None = None) -> list[Deadline]:
    """Meet the open clocks of one subject, all or those named; one that is late is recorded as missed."""
    rows = _stop(kind, object_id, names, Deadline.State.MET, at)
    for row in rows:
        row.met_at = at
    record_misses([row for row in rows if row.missed_at is None and at > row.due_at], at=at)
    for row in rows:
        if row.missed_at and row.missed_at == row.due_at and at <= row.due_at:
            withdraw_miss(row, at=at)
    save(rows)
    return rows


@transaction.atomic
def cancel(*, kind: str, object_id: int, at: datetime, names: Collection[str] | None = None) -> list[Deadline]:
    """Call off the open clocks of one subject, all or those named: they are owed no longer."""
    rows = _stop(kind, object_id, names, Deadline.State.CANCELLED, at)
    save(rows)
    return rows


def _stop(kind: str, object_id: int, names: Collection[str] | None, state: str, at: datetime) -> list[Deadline]:
    rows = lock_open(kind, object_id, names)
    paused = [row for row in rows if row.state == Deadline.State.PAUSED]
    workshop = Workshop(paused) if paused else None
    for row in rows:
        row.move_to(state)
        row.next_step_at = None
    for row in paused:
        if pause := workshop.open_pause(row):
            end_pause(pause, at)
        workshop.set_due(row)
    return rows
