"""Today: what this person must do now, in the order in which it is due."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from steward.cases.models import Case, Job
from steward.cases.queries.jobs import mine_to_do
from steward.cases.queries.offers import waiting
from steward.cases.queries.progress import place_words, progress_words
from steward.foundation.approvals import queries as approvals
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
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
    mine = Case.objects.filter(is_open=True, owner_id=actor.person_id)
    cases = [_case(c) for c in mine.select_related("unit", "place", "building").order_by("rank_at", "id")[:SHOWN]]
    jobs, visits = _jobs(actor), _visits(actor)
    timed = sorted((i for i in cases + jobs + visits if i.due_at and not i.is_paused), key=lambda i: i.due_at)
    return Today(
        first=timed[0] if timed else next(iter(cases + jobs + visits), None),
        cases=cases,
        case_count=bounded_count(mine),
        overdue=sum(1 for i in cases if i.due_at and i.due_at < now),
        jobs=jobs,
        visits=visits,
        offers=_offers(actor),
        job_count=bounded_count(Job.objects.filter(mine_to_do(actor))),
        offer_count=bounded_count(waiting(actor)),
        approvals=approvals.waiting_count(actor).n,
        leading=leading(actor=actor, office=office, now=now) if office and leads(actor, office) else None,
    )


def _case(case: Case) -> Item:
    return Item(
        kind="case", key=case.key, title=case.title, due_at=case.next_due_at, is_paused=case.is_paused,
        detail="・".join(filter(None, (case.number, place_words(case), str(progress_words(case))))),
        tone=TONES.get(case.grade, ""), words=str(case.get_grade_display()),
    )  # fmt: skip


def _jobs(actor: Actor) -> list[Item]:
    jobs = Job.objects.filter(mine_to_do(actor)).select_related("case__unit", "case__place", "case__building")
    return [
        Item(
            kind="job", key=job.key, title=job.what, due_at=job.due_at, words=str(job.get_state_display()),
            detail="・".join(filter(None, (job.number, place_words(job.case)))),
        )
        for job in jobs.order_by("due_at", "id")[:SHOWN]
    ]  # fmt: skip


def _visits(actor: Actor) -> list[Item]:
    owed = Visit.objects.filter(assigned_to_id=actor.person_id, state=Visit.State.PLANNED).select_related(
        "case", "unit"
    )
    return [
        Item(
            kind="visit", key=visit.key, title=visit.case.title, due_at=visit.due_at,
            detail="・".join(filter(None, (visit.case.number, visit.unit.code if visit.unit else ""))),
        )
        for visit in owed.order_by("due_at", "id")[:SHOWN]
    ]  # fmt: skip


def _offers(actor: Actor) -> list[Item]:
    return [
        Item(
            kind="offer", key=offer.case.key, title=offer.case.title, due_at=offer.case.next_due_at,
            detail=f"{offer.case.number}・{offer.from_person.name if offer.from_person else ''}",
            tone=TONES.get(offer.case.grade, ""), words=str(offer.case.get_grade_display()),
        )
        for offer in waiting(actor).select_related("case", "from_person").order_by("offered_at")[:SHOWN]
    ]  # fmt: skip
