"""The sweep: find the clocks whose next step is due and take each step exactly once.

A clock is claimed by a row lock, its steps are written under a unique number, and the notices, the history and what
the part above does about it lie in the same transaction: a process may die anywhere and nothing is lost or doubled.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from steward.foundation.deadlines.clockwork import Step
from steward.foundation.deadlines.models import Deadline, StepTaken
from steward.foundation.timeline.actions import Concern, Entry, record_all

from .missing import CLOCK, MISS, facts_of, record_misses
from .planning import Workshop, save
from .reaching import Climbed, people_of, reached, report_upwards
from .telling import Message, send_digests, tell

logger = logging.getLogger(__name__)
BATCH = 50
RETRY = timedelta(minutes=10)


@dataclass
class Swept:
    """What one sweep did: clocks looked at, steps taken, clocks that failed and will be tried again, digests sent."""

    clocks: int = 0
    steps: int = 0
    failed: int = 0
    digests: int = 0


@dataclass(frozen=True)
class _Taken:
    """One loud step of one clock with the persons to be told."""

    deadline: Deadline
    step: Step
    row: StepTaken
    people: tuple[int, ...]


def take_due_steps(*, at: datetime) -> Swept:
    """Take every step that is due at this instant, in small transactions; several processes may do so at once."""
    swept = Swept()
    while count := _take_batch(at, swept):
        swept.clocks += count
    swept.digests = send_digests(at=at)
    return swept


def _take_batch(at: datetime, swept: Swept) -> int:
    """Take one batch; when something in it fails, one clock at a time, so that a bad one stops nobody else."""
    try:
        with transaction.atomic():
            rows = _claim(at, BATCH)
            swept.steps += take(rows, at=at)
            return len(rows)
    except Exception:
        logger.exception("A batch of deadlines failed; taking its clocks one by one.")
    done = 0
    for deadline_id in (
        Deadline.objects.filter(next_step_at__lte=at).order_by("next_step_at").values_list("pk")[:BATCH]
    ):
        done += _take_one(deadline_id[0], at, swept)
    return done


def _take_one(deadline_id: int, at: datetime, swept: Swept) -> int:
    try:
        with transaction.atomic():
            rows = _claim(at, 1, pk=deadline_id)
            swept.steps += take(rows, at=at)
            return len(rows)
    except Exception:
        logger.exception("Deadline %s failed; it is tried again in %s.", deadline_id, RETRY)
        swept.failed += 1
        Deadline.objects.filter(pk=deadline_id, next_step_at__lte=at).update(next_step_at=at + RETRY)
        return 1


def _claim(at: datetime, count: int, **more) -> list[Deadline]:
    found = Deadline.objects.filter(next_step_at__lte=at, **more).order_by("next_step_at", "pk")
    return list(found.select_for_update(of=("self",), skip_locked=True).select_related("office")[:count])


def take(rows: Sequence[Deadline], *, at: datetime, gathered: bool = False) -> int:
    """Take the steps of these locked clocks that are due; returns how many.

    `gathered` (after a change of the calendar) tells people in one digest and leaves the part above in peace.
    """
    workshop = Workshop(rows)
    due = [(row, [step for step in workshop.steps(row) if step.at <= at]) for row in rows]
    record_misses([row for row, found in due if any(step.number == MISS for step in found)], at=at)
    taken = _record_steps(due, at=at, gathered=gathered)
    for row, found in due:
        workshop.taken(row).update(step.number for step in found)
        row.level = max([row.level, *(step.rung.position for step in found if step.rung)])
        workshop.set_next_step(row)
    save(rows)
    tell([_message(t) for t in taken], at=at, digest_only=gathered)
    if not gathered:
        report_upwards([_climbed(t) for t in taken], at=at)
    return sum(len(found) for _, found in due)


def _record_steps(due: Sequence[tuple[Deadline, list[Step]]], *, at: datetime, gathered: bool) -> list[_Taken]:
    """Write the rungs taken and, for those that are not overtaken, the history; returns these."""
    rungs = [(row, step, _overtaken(step, found)) for row, found in due for step in found if step.rung]
    rows = StepTaken.objects.bulk_create(
        StepTaken(
            deadline=row, number=step.number, audience=step.rung.audience, due_at=step.at, taken_at=at,
            quiet=quiet or gathered,
        )
        for row, step, quiet in rungs
    )  # fmt: skip
    loud = [(row, step, kept) for (row, step, quiet), kept in zip(rungs, rows, strict=True) if not quiet]
    people = people_of((reached(row, step.rung.audience) for row, step, _kept in loud), at)
    taken = [_Taken(row, step, kept, people[reached(row, step.rung.audience)]) for row, step, kept in loud]
    record_all(
        Entry(
            verb="deadlines.step_taken", office=t.deadline.office, actor=CLOCK, captured_at=at,
            about=[Concern(t.deadline.kind, t.deadline.object_id)],
            facts=facts_of(t.deadline) | {"audience": t.step.rung.audience, "told_people": list(t.people)},
        )
        for t in taken
    )  # fmt: skip
    return taken


def _overtaken(step: Step, found: Sequence[Step]) -> bool:
    """Return whether a step says nothing any more: the due time passed meanwhile, or the same post is told later."""
    passed = any(other.rung is None for other in found)
    again = any(o.rung and o.rung.audience == step.rung.audience and o.at > step.at for o in found)
    return again or (passed and step.rung.when != "after")


def _climbed(taken: _Taken) -> tuple[str, Climbed]:
    row, rung = taken.deadline, taken.step.rung
    return row.kind, Climbed(
        object_id=row.object_id, name=row.name, cycle=row.cycle, post=rung.audience, people=taken.people,
        overdue=rung.when == "after",
    )  # fmt: skip


def _message(taken: _Taken) -> Message:
    row, rung = taken.deadline, taken.step.rung
    return Message(
        step=taken.row, people=taken.people, urgent=rung.urgent, office=row.office, kind=row.kind,
        object_id=row.object_id, code="deadlines.overdue" if rung.when == "after" else "deadlines.due_soon",
        once=f"deadline:{row.pk}:{rung.number}", facts=facts_of(row),
    )  # fmt: skip
