"""The board: open cases by where they stand, each lane sorted by time left."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case, Grade, Instruction, Status
from steward.cases.queries.listing import Filters, found
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.ui.paging import Bounded, bounded_count

SHOWN = 30
GIVEN = Exists(Instruction.objects.filter(case=OuterRef("pk"), cycle=OuterRef("cycle")))
WAITS = Q(is_paused=True) | Q(status=Status.OFFERED)
INSTRUCTION = Q(grade=Grade.MAJOR) & ~Q(status=Status.RESOLVED) & ~Q(GIVEN)
LANES = (
    ("to_send", _("To accept"), Q(status=Status.DISPATCHED) & ~WAITS & ~INSTRUCTION),
    ("in_hand", _("In hand"), Q(status=Status.IN_HAND) & ~WAITS & ~INSTRUCTION),
    ("others", _("Waiting for others"), WAITS & ~INSTRUCTION & ~Q(status=Status.RESOLVED)),
    ("instruction", _("Awaiting instruction"), INSTRUCTION),
    ("feedback", _("Awaiting feedback"), Q(status=Status.RESOLVED)),
)


@dataclass(frozen=True, kw_only=True)
class Lane:
    """One column of the board: its first cases by time left, and how many it holds."""

    name: str
    words: str
    cases: list[Case]
    count: Bounded


def lanes(
    *, actor: Actor, filters: Filters, office: Office | None, now: datetime, whole_company: bool = False
) -> list[Lane]:
    """Return the five lanes (two statements each, however many cases)."""
    cases = found(actor=actor, filters=filters, office=office, now=now, whole_company=whole_company)
    cases = cases.filter(is_open=True)
    shown = cases.select_related("unit", "building", "place", "owner").defer("description", "result", "cause")
    return [
        Lane(
            name=name,
            words=str(words),
            cases=list(shown.filter(condition).order_by("rank_at", "id")[:SHOWN]),
            count=bounded_count(cases.filter(condition)),
        )
        for name, words, condition in LANES
    ]
