"""Compute open clocks anew after a change of working time, without an alarm storm."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from steward.foundation.deadlines.models import Deadline, Recompute

from .planning import Workshop, lock, save
from .sweeping import take, take_due_steps

PAGE = 200
QUIET = timedelta(seconds=20)  # somebody who edits a calendar clicks many days; the clocks wait until it is done


def ask_recompute(*, office_ids: Iterable[int], at: datetime) -> None:
    """Note that the clocks of these offices have to be computed anew; asking twice before it is done is asking once."""
    Recompute.objects.bulk_create(
        [Recompute(office_id=office_id, asked_at=at) for office_id in sorted(set(office_ids))],
        update_conflicts=True, unique_fields=["office"], update_fields=["asked_at"],
    )  # fmt: skip


def recompute_asked(*, at: datetime) -> int:
    """Recompute the offices that were asked for and have been quiet for a moment; returns how many clocks moved."""
    moved = 0
    for asked in Recompute.objects.filter(asked_at__lte=at - QUIET).order_by("asked_at"):
        moved += recompute_office(office_id=asked.pk, at=at)
        Recompute.objects.filter(pk=asked.pk, asked_at=asked.asked_at).delete()
    return moved


def recompute_office(*, office_id: int, at: datetime) -> int:
    """Compute the open clocks of one office anew, in small transactions; returns how many moved.

    Steps already taken stay taken. What the change alone drew into the past is told in one digest a person.
    """
    take_due_steps(at=at)
    moved, last = 0, 0
    while True:
        with transaction.atomic():
            found = Deadline.objects.filter(office=office_id, state=Deadline.State.RUNNING, pk__gt=last)
            rows = lock(found.filter(pk__in=list(found.order_by("pk").values_list("pk", flat=True)[:PAGE])))
            moved += _recompute(rows, at)
        if not rows:
            return moved
        last = rows[-1].pk


def _recompute(rows: list[Deadline], at: datetime) -> int:
    workshop = Workshop(rows)
    changed = []
    for row in rows:
        before = (row.due_at, row.soon_at, row.next_step_at, row.flagged)
        workshop.set_due(row)
        if before != (row.due_at, row.soon_at, row.next_step_at, row.flagged):
            changed.append(row)
    save(changed)
    if past := [row for row in changed if row.next_step_at and row.next_step_at <= at]:
        take(past, at=at, gathered=True)
    for kind in {row.kind for row in changed}:
        if path := settings.DEADLINE_MOVED.get(kind):
            import_string(path)(object_ids=[row.object_id for row in changed if row.kind == kind], at=at)
    return len(changed)
