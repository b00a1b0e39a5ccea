"""Today: what this person must do now, in the order in which it is due."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from steward.cases.models import Case, Grade, Handover, Job
from steward.cases.queries.jobs import next_to_do
from steward.cases.queries.listing import COLUMNS
from steward.cases.queries.offers import waiting
from steward.cases.queries.progress import place_of, progress_words
from steward.foundation.approvals import queries as approvals
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.statements import statement
from steward.foundation.ui.paging import Bounded, bounded_count
from steward.home.queries.leading import Leading, leading, leads
from steward.visits.models import Visit

SHOWN = 12
TONES = {2: "key", 3: "major"}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to do: what, where, by when."""

    kind: str  # case, job, visit, offer
    key: Any
    title: str
    detail: str
    due_at: datetime | None = None
    is_paused: bool = False
    tone: str = ""
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Today:
    """What stands on the page of one person."""

    first: Item | None = None
    cases: list[Item] = field(default_factory=list)
    case_count: Bounded = field(default_factory=lambda: Bounded(n=0))
    overdue: int = 0
    jobs: list[Item] = field(default_factory=list)
    visits: list[Item] = field(default_factory=list)
    offers: list[Item] = field(default_factory=list)
    job_count: Bounded = field(default_factory=lambda: Bounded(n=0))
    offer_count: Bounded = field(default_factory=lambda: Bounded(n=0))
    approvals: int = 0
    leading: Leading | None = None  # the office, for those who watch over it

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all waits for this person."""
        return not (self.cases or self.jobs or self.visits or self.offers or self.approvals or self.leading)


def today(*, actor: Actor, office: Office | None, now: datetime) -> Today:
    """Return what waits for this person in every office, the soonest first (a fixed number of statements)."""
    cases, case_count = _cases(actor)
    jobs, job_count = next_to_do(actor, SHOWN)
    jobs, visits = [_job(row) for row in jobs], _visits(actor)
    offers, offer_count = _offers(actor)
    timed = sorted((i for i in cases + jobs + visits if i.due_at and not i.is_paused), key=lambda i: i.due_at)
    return Today(
        first=timed[0] if timed else next(iter(cases + jobs + visits), None),
        cases=cases,
        case_count=case_count,
        overdue=sum(1 for i in cases if i.due_at and i.due_at < now),
        jobs=jobs,
        visits=visits,
        offers=offers,
        job_count=job_count,
        offer_count=offer_count,
        approvals=approvals.waiting_count(actor).n,
        leading=leading(actor=actor, office=office, now=now) if office and leads(actor, office) else None,
    )


@statement
def _open_of(owner):
    cases = Case.objects.filter(is_open=True, owner=owner).order_by("rank_at", "id")
    return cases.values_list(*COLUMNS, named=True)[: SHOWN + 1]


def _cases(actor: Actor) -> tuple[list[Item], Bounded]:
    if actor.person_id is None:
        return [], Bounded(n=0)
    rows = _open_of(owner=actor.person_id)
    every = Case.objects.filter(is_open=True, owner_id=actor.person_id)
    return [_case(row) for row in rows[:SHOWN]], _count(rows, every)


def _count(rows: Sequence[Any], every: QuerySet) -> Bounded:
    """Return how many there are: what was fetched, where that is not one more than is shown."""
    return Bounded(n=len(rows)) if len(rows) <= SHOWN else bounded_count(every)


def _case(row: Any) -> Item:
    return Item(
        kind="case", key=row.key, title=row.title, due_at=row.next_due_at, is_paused=row.is_paused,
        detail="・".join(filter(None, (row.number, place_of(row), str(progress_words(row))))),
        tone=TONES.get(row.grade, ""), words=str(Grade(row.grade).label),
    )  # fmt: skip


def _job(row: Any) -> Item:
    return Item(
        kind="job", key=row.key, title=row.what, due_at=row.due_at, words=str(Job.State(row.state).label),
        detail="・".join(filter(None, (row.number, place_of(row, "case__")))),
    )  # fmt: skip


@statement
def _owed_by(person):
    visits = Visit.objects.filter(assigned_to=person, state=Visit.State.PLANNED).order_by("due_at", "id")
    return visits.values_list("key", "due_at", "case__title", "case__number", "unit__code", named=True)[:SHOWN]


def _visits(actor: Actor) -> list[Item]:
    return [
        Item(
            kind="visit", key=row.key, title=row.case__title, due_at=row.due_at,
            detail="・".join(filter(None, (row.case__number, row.unit__code))),
        )
        for row in _owed_by(person=actor.person_id or 0)
    ]  # fmt: skip


def _offers(actor: Actor) -> tuple[list[Item], Bounded]:
    every = waiting(actor)
    rows = list(every.select_related("case", "from_person").order_by("offered_at")[: SHOWN + 1])
    return [_offer(row) for row in rows[:SHOWN]], _count(rows, every)


def _offer(offer: Handover) -> Item:
    return Item(
        kind="offer", key=offer.case.key, title=offer.case.title, due_at=offer.case.next_due_at,
        detail=f"{offer.case.number}・{offer.from_person.name if offer.from_person else ''}",
        tone=TONES.get(offer.case.grade, ""), words=str(offer.case.get_grade_display()),
    )  # fmt: skip
