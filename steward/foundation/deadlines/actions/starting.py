"""Start clocks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from steward.foundation.deadlines.models import Basis, Deadline
from steward.foundation.deadlines.presets import STANDARD
from steward.foundation.identity.models import Office

from .ladders import choose, ladders
from .planning import Workshop


@dataclass(frozen=True, kw_only=True)
class Start:
    """One clock to be started; `promised_at` is the date told to the customer, kept for ever as it was.

    `due_at` is a date agreed beforehand; where there is none the limit decides. `at` is a moment of its own, for clocks
    that are started together but not at once.
    """

    office: Office
    kind: str
    object_id: int | None
    name: str
    limit_minutes: int
    basis: str = Basis.WORKING
    ladder_code: str = STANDARD
    cycle: int = 1
    promised_at: datetime | None = None
    due_at: datetime | None = None
    at: datetime | None = None


def start(
    *, office: Office, kind: str, object_id: int, name: str, limit_minutes: int, at: datetime,
    basis: str = Basis.WORKING, ladder_code: str = STANDARD, cycle: int = 1, promised_at: datetime | None = None,
) -> Deadline:  # fmt: skip
    """Start one clock. Raises NoSuchLadder; IntegrityError when this cycle of it was started before."""
    wanted = Start(
        office=office, kind=kind, object_id=object_id, name=name, limit_minutes=limit_minutes, basis=basis,
        ladder_code=ladder_code, cycle=cycle, promised_at=promised_at,
    )  # fmt: skip
    return start_all([wanted], at=at)[0]


@transaction.atomic(savepoint=False)
def start_all(starts: Sequence[Start], *, at: datetime) -> list[Deadline]:
    """Start many clocks with a fixed number of statements (two once the calendar is known to this process)."""
    return Deadline.objects.bulk_create(draft_all(starts, at=at))


def draft_all(starts: Sequence[Start], *, at: datetime) -> list[Deadline]:
    """Work out clocks with their due times and write nothing; `start_drafted` starts them. Raises NoSuchLadder."""
    rows = [
        Deadline(
            office=s.office, kind=s.kind, object_id=s.object_id, name=s.name, cycle=s.cycle, basis=s.basis,
            limit_minutes=s.limit_minutes, started_at=s.at or at, base_at=s.at or at, base_due_at=s.due_at,
            promised_at=s.promised_at,
        )
        for s in starts
    ]  # fmt: skip
    workshop = Workshop(rows)
    found = ladders(workshop.token)
    for row, wanted in zip(rows, starts, strict=True):
        row.ladder = choose(found, wanted.office.pk, wanted.ladder_code)
        workshop.set_due(row)
        row.original_due_at = row.due_at
    return rows


@transaction.atomic(savepoint=False)
def start_drafted(drafts: Sequence[Deadline], *, object_id: int) -> list[Deadline]:
    """Start drafted clocks for a subject that was written after them (one statement)."""
    for row in drafts:
        row.object_id = object_id
    return Deadline.objects.bulk_create(drafts)


@transaction.atomic
def restart(starts: Sequence[Start], *, at: datetime) -> list[Deadline]:
    """Start the next cycle of these clocks (a reopened case): one higher than the last of the same name."""
    renewed = []
    for wanted in starts:
        before = Deadline.objects.filter(kind=wanted.kind, object_id=wanted.object_id, name=wanted.name)
        last = before.aggregate(last=Max("cycle"))["last"] or 0
        renewed.append(Start(**(vars(wanted) | {"cycle": last + 1})))
    return start_all(renewed, at=at)
