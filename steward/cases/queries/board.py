"""The board: open cases by where they stand, each lane sorted by time left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case, Grade, Instruction, Status
from steward.cases.queries.listing import COLUMNS, Filters, found
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
    """One column of the board: its first cases by time left (rows of `listing.COLUMNS`), and how many it holds."""

    name: str
    words: str
    rows: list[Any]
    count: Bounded


def lanes(
    *, actor: Actor, filters: Filters, office: Office | None, now: datetime, whole_company: bool = False
) -> list[Lane]:
    """Return the five lanes (a statement each, and one more where a lane holds more than it shows)."""
    cases = found(actor=actor, filters=filters, office=office, now=now, whole_company=whole_company)
    cases = cases.filter(is_open=True)
    return [_lane(name, str(words), cases.filter(condition)) for name, words, condition in LANES]


def _lane(name: str, words: str, cases: QuerySet[Case]) -> Lane:
    rows = list(cases.order_by("rank_at", "id").values_list(*COLUMNS, named=True)[: SHOWN + 1])
    count = bounded_count(cases) if len(rows) > SHOWN else Bounded(n=len(rows))
    return Lane(name=name, words=words, rows=rows[:SHOWN], count=count)
