"""Pause, resume and extend clocks, and give them other limits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from steward.foundation.deadlines.models import Deadline, Pause
from steward.foundation.deadlines.presets import STANDARD
from steward.foundation.identity.actor import Actor

from .ladders import choose, ladders
from .planning import Workshop, end_pause, lock, lock_open, save


class NotLater(Exception):
    """The new date is not later than now and than the date it replaces."""


@dataclass(frozen=True, kw_only=True)
class NewLimit:
    """Another limit for one clock that is already running (the grade of its subject changed)."""

    name: str
    limit_minutes: int
    basis: str
    ladder_code: str = STANDARD


@transaction.atomic
def pause(
    *, kind: str, object_id: int, at: datetime, reason: str, actor: Actor, names: Collection[str] | None = None
) -> list[Deadline]:
    """Stop the running clocks of one subject, all or those named, until `resume`; returns those that were running."""
    rows = [row for row in lock_open(kind, object_id, names) if row.state == Deadline.State.RUNNING]
    Pause.objects.bulk_create(
        Pause(deadline=row, from_at=at, reason=reason, paused_by_id=actor.person_id) for row in rows
    )
    for row in rows:
        row.move_to(Deadline.State.PAUSED)
        row.due_at = row.soon_at = row.next_step_at = None
    save(rows)
    return rows


@transaction.atomic
def resume(
    *, kind: str, object_id: int, at: datetime, actor: Actor, names: Collection[str] | None = None
) -> list[Deadline]:
    """Let the paused clocks of one subject run again; each is due later by the time (of its basis) that it stood."""
    rows = [row for row in lock_open(kind, object_id, names) if row.state == Deadline.State.PAUSED]
    workshop = Workshop(rows)
    for row in rows:
        if pause := workshop.open_pause(row):
            end_pause(pause, at)
        row.move_to(Deadline.State.RUNNING)
        workshop.set_due(row)
    save(rows)
    return rows


@transaction.atomic
def extend(*, deadline_id: int, new_due_at: datetime, at: datetime, actor: Actor) -> Deadline:
    """Move the due time of an open clock to an agreed date; the original and the promise stay on record.

    A paused clock runs from that date on when it is resumed. Raises NotLater; Deadline.DoesNotExist when it is closed.
    """
    row = lock(Deadline.objects.filter(pk=deadline_id, state__in=Deadline.OPEN))
    if not row:
        raise Deadline.DoesNotExist
    found = row[0]
    if new_due_at <= at or (found.due_at and new_due_at <= found.due_at):
        raise NotLater
    found.base_at, found.base_due_at = at, new_due_at
    if found.state == Deadline.State.RUNNING:
        Workshop([found]).set_due(found)
    save([found])
    return found


@transaction.atomic
def change_limits(
    *, kind: str, object_id: int, changes: Sequence[NewLimit], at: datetime, actor: Actor
) -> list[Deadline]:
    """Give open clocks another limit, counted from their start; an agreed extension falls away with the old limit."""
    wanted = {change.name: change for change in changes}
    rows = lock_open(kind, object_id, wanted)
    workshop = Workshop(rows)
    found = ladders(workshop.token)
    for row in rows:
        change = wanted[row.name]
        row.limit_minutes, row.basis = change.limit_minutes, change.basis
        row.ladder = choose(found, row.office_id, change.ladder_code)
        row.base_at, row.base_due_at = row.started_at, None
        if row.state == Deadline.State.RUNNING:
            workshop.set_due(row)
    save(rows)
    return rows
