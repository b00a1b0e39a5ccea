"""The pages of the ladders: which holds in an office, its rungs in words, its history."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from steward.foundation.deadlines.models import Ladder
from steward.foundation.deadlines.rules import may_change_ladder
from steward.foundation.deadlines.wording import rung_words
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.timeline.queries import Thread, thread


@dataclass(frozen=True, kw_only=True)
class LadderLine:
    """One ladder that holds in an office."""

    ladder: Ladder
    is_own: bool
    rungs: list[str]


@dataclass(frozen=True, kw_only=True)
class LaddersPage:
    """Every ladder that holds in an office."""

    office: Office
    lines: list[LadderLine]
    may_change: bool
    may_change_company: bool


def ladders_page(actor: Actor, office: Office) -> LaddersPage:
    """Return the ladders that hold in an office: its own, else the company's."""
    rows = (
        Ladder.objects.filter(Q(office=office) | Q(office=None), dropped_at=None)
        .prefetch_related("rungs")
        .order_by("pk")
    )
    holding: dict[str, Ladder] = {}
    for row in sorted(rows, key=lambda row: row.office_id is not None):
        holding[row.code] = row
    return LaddersPage(
        office=office, lines=[_line(row) for row in holding.values()], may_change=may_change_ladder(actor, office),
        may_change_company=may_change_ladder(actor, None),
    )  # fmt: skip


def ladder_line(office: Office | None, code: str) -> LadderLine | None:
    """Return the ladder of this code that holds in an office (None: the company's); None where there is none."""
    rows = Ladder.objects.filter(Q(office=office) | Q(office=None), code=code, dropped_at=None).prefetch_related(
        "rungs"
    )
    row = max(rows, key=lambda row: row.office_id is not None, default=None)
    return _line(row) if row else None


def ladder_thread(ladder: Ladder, reader: Actor, at: datetime) -> Thread:
    """Return the history of a ladder."""
    return thread(kind="ladder", object_id=ladder.pk, reader=reader, at=at)


def _line(row: Ladder) -> LadderLine:
    rungs = sorted(row.rungs.all(), key=lambda rung: rung.position)
    return LadderLine(ladder=row, is_own=row.office_id is not None, rungs=[rung_words(rung) for rung in rungs])
