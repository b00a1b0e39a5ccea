"""A due time that passed unmet: recorded once, taken back when the act turns out to have been in time."""

from collections.abc import Collection
from datetime import datetime

from steward.foundation.deadlines.models import Deadline, StepTaken
from steward.foundation.identity.actor import system
from steward.foundation.timeline.actions import Concern, Entry, record_all

CLOCK = system("clock")
MISS = 0  # the number under which a miss is remembered among the steps


def record_misses(rows: Collection[Deadline], *, at: datetime) -> None:
    """Write the miss of each of these locked clocks to the history and set it on the row; the caller saves."""
    if not rows:
        return
    StepTaken.objects.bulk_create(StepTaken(deadline=row, number=MISS, due_at=row.due_at, taken_at=at) for row in rows)
    events = record_all(
        Entry(
            verb="deadlines.missed", office=row.office, actor=CLOCK, captured_at=row.due_at, received_at=at,
            about=[Concern(row.kind, row.object_id)], facts=facts_of(row),
        )
        for row in rows
    )  # fmt: skip
    for row, event in zip(rows, events, strict=True):
        row.missed_at, row.missed_event = row.due_at, event.pk


def withdraw_miss(row: Deadline, *, at: datetime) -> None:
    """Void a miss: the act was done in time and the server learned it late (a phone without network)."""
    record_all([
        Entry(
            verb="deadlines.miss_withdrawn", office=row.office, actor=CLOCK, captured_at=at,
            about=[Concern(row.kind, row.object_id)], facts=facts_of(row), voids=row.missed_event,
        )
    ])  # fmt: skip
    row.missed_at = row.missed_event = None


def facts_of(row: Deadline) -> dict:
    """Return what the history keeps of a clock."""
    return {"clock": row.name, "cycle": row.cycle, "due_at": row.due_at.isoformat()}
