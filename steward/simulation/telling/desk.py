"""The service desk of one demo office: who works there, who may call, and the acts that every story is made of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from random import Random

from steward.cases import actions as cases
from steward.cases.actions import Dispatched, Intake
from steward.cases.models import Case, Category, Grade, Job, Kind
from steward.estate.models import Customer, Place, Residency, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.organisation.models import PostCode
from steward.simulation.actions.company import Colleague, Company
from steward.simulation.actions.estates import Grounds
from steward.simulation.rules.sayings import UNIT
from steward.simulation.rules.stories import Story, later
from steward.visits import actions as visits
from steward.visits.models import Visit

FIRST_WORDS = (
    "已收到，安排同事跟進，今天內向您回覆。",
    "謝謝您告訴我們，師傅已接單，上門前會先打電話。",
    "已登記並通知主管，進度會主動告知。",
)
HAPPY = ("處理得很快，謝謝。", "可以，滿意。", "師傅很有禮貌。", "")


class Desk:
    """One office at work."""

    def __init__(self, company: Company, grounds: Grounds, random: Random, now: datetime) -> None:
        self.company, self.grounds, self.random = company, grounds, random
        self.office, self.now = grounds.office, now.astimezone(grounds.office.zone)
        self.colleagues = {c.person.pk: c for c in company.staff}

    # ---- who and where

    @cached_property
    def homes(self) -> list[tuple[Unit, Customer]]:
        """Everybody who lives in this estate, with the unit."""
        living = Residency.objects.filter(unit__in=self.grounds.units, lives_there=True, until_on=None).order_by("pk")
        rows = living.select_related("unit__floor", "unit__building", "customer__personal_key")
        return [(row.unit, row.customer) for row in rows]

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """The places of the estate by type."""
        found: dict[str, list[Place]] = {}
        for place in Place.objects.filter(community=self.grounds.community).order_by("pk"):
            found.setdefault(place.type, []).append(place)
        return found

    @cached_property
    def categories(self) -> dict[str, Category]:
        """The categories by code."""
        return {row.code: row for row in Category.objects.select_related("parent")}

    def acting(self, colleague: Colleague, at: datetime) -> Actor:
        """Return whom a colleague acts as at this moment."""
        return replace(self.company.acting(colleague), as_of=at)

    def actor(self, person_id: int, at: datetime) -> Actor:
        """Return whom this person acts as."""
        return self.acting(self.colleagues[person_id], at)

    def post(self, post: str, at: datetime, place: int = 0) -> Actor:
        """Return the n-th holder of a post here, of the company where the office has none, as an actor."""
        holders = self.company.in_office(self.office, post) or self.company.in_office(None, post)
        return self.acting(holders[place % len(holders)], at)

    def person(self, username: str) -> Person:
        """Return a colleague of the company by username."""
        return next(c.person for c in self.company.staff if c.username == username)

    def later(self, at: datetime, hours: float) -> datetime:
        """Return a moment about so many hours on at which people are at work."""
        return later(self.random, at, hours)

    # ---- the acts

    def intake(self, story: Story, **more) -> Intake:
        """Return a story as an intake; `more` are fields of Intake."""
        unit, customer = self.homes[int(story.home * len(self.homes))]
        place = None
        if story.matter.place not in (UNIT, ""):
            places = self.places[story.matter.place]
            place = places[int(story.place * len(places))]
        fields = {
            "office": self.office, "kind": story.kind, "channel": story.channel, "description": story.text,
            "category": self.categories[story.matter.category], "customer": customer, "place": place,
            "unit": unit if story.matter.place == UNIT else None, "contact_name": customer.name,
            "is_anonymous": story.is_anonymous,
        }  # fmt: skip
        return Intake(**(fields | more))

    def register(self, story: Story, *, by: Actor | None = None, **more) -> Case:
        """Register a story at its beginning: dispatched with a job where work has to be done."""
        if "way_out" not in more and story.matter.job:
            more["way_out"] = Dispatched(job=story.matter.job)
        taker = by or self.post(self.random.choice((PostCode.PA, PostCode.PA, PostCode.RC)), story.at)
        return cases.register(intake=self.intake(story, **more), actor=taker, at=story.at)

    def fresh(self, case: Case) -> Case:
        """Return the case as it stands now."""
        return Case.objects.get(pk=case.pk)

    def take(self, case: Case, at: datetime, *, next_promised_at: datetime | None = None) -> Case:
        """Let the owner take it in hand and tell the customer."""
        case = self.fresh(case)
        owner = self.actor(case.owner_id, at)
        if case.status == "dispatched":
            cases.accept(case_id=case.pk, actor=owner, at=at)
        purpose = "first" if case.replied_at is None else "progress"
        cases.reply(
            case_id=case.pk, text=self.random.choice(FIRST_WORDS), purpose=purpose, way=case.channel, actor=owner,
            at=at, next_promised_at=next_promised_at,
        )  # fmt: skip
        return self.fresh(case)

    def executor(self, job: Job, at: datetime) -> Actor:
        """Return who does this job."""
        if job.executor_id:
            return self.actor(job.executor_id, at)
        there = self.company.in_office(self.office, PostCode.EX, department=job.department.code)
        return self.acting(there[job.pk % len(there)], at)

    def open_jobs(self, case: Case) -> Sequence[Job]:
        """Return the jobs of a case that are not finished."""
        states = (Job.State.SENT, Job.State.ACCEPTED)
        return list(case.jobs.filter(state__in=states).select_related("department").order_by("pk"))

    def accept_jobs(self, case: Case, at: datetime) -> None:
        """Let the executors accept what was sent."""
        for job in self.open_jobs(case):
            if job.state == Job.State.SENT:
                cases.accept_job(job_id=job.pk, actor=self.executor(job, at), at=at)

    def finish_jobs(self, case: Case, story: Story, at: datetime) -> None:
        """Let the executors finish what they have."""
        for job in self.open_jobs(case):
            note = story.matter.done or "已處理"
            cases.finish_job(job_id=job.pk, done=cases.Done(note=note), actor=self.executor(job, at), at=at)

    def resolve(self, case: Case, story: Story, at: datetime) -> Case:
        """Record cause and result and tell the customer; a major one gets the director's instruction before."""
        case, matter = self.fresh(case), story.matter
        if case.grade == Grade.MAJOR and not case.instructions.filter(cycle=case.cycle).exists():
            text = "立即派專人跟進，今日內書面報告原因，並逐戶告知處理進度。"
            cases.instruct(case_id=case.pk, text=text, actor=self.post(PostCode.OD, at), at=at)
        result = cases.Result(
            result=matter.done or matter.answer, cause=matter.cause or "無", cause_class=matter.cause_class,
            answer=matter.answer, way=case.channel,
        )  # fmt: skip
        cases.resolve(case_id=case.pk, result=result, actor=self.actor(case.owner_id, at), at=at)
        return self.fresh(case)

    def visit_of(self, case: Case) -> Visit | None:
        """Return the return visit that this cycle of a case owes."""
        return Visit.objects.filter(case=case, cycle=case.cycle, state=Visit.State.PLANNED).first()

    def ask(self, case: Case, at: datetime, *, satisfaction: str = "A", words: str = "") -> Case:
        """Hear what the customer says to the result: by the visit that is owed, else the owner's own call."""
        case = self.fresh(case)
        visit = self.visit_of(case)
        words = words or self.random.choice(HAPPY)
        if visit is None:
            cases.accept_feedback(
                case_id=case.pk, satisfaction={"A": 3, "B": 2, "C": 1}[satisfaction], text=words, way="phone",
                actor=self.actor(case.owner_id, at), at=at,
            )  # fmt: skip
            return self.fresh(case)
        report = visits.Report(
            method="phone", visited_at=at - timedelta(minutes=2), satisfaction=satisfaction, quality=satisfaction,
            effect=satisfaction, interviewee=case.contact_name,
            shortcomings=words if satisfaction == "C" else "", suggestions="" if satisfaction == "C" else words,
        )  # fmt: skip
        visitor = self.actor(visit.assigned_to_id, at)
        visits.record_visit(visit_id=visit.pk, report=report, actor=visitor, at=at, version=visit.version)
        return self.fresh(case)

    def is_light(self, story: Story) -> bool:
        """Whether it is answered at the counter."""
        return story.kind in (Kind.ENQUIRY, Kind.SUGGESTION, Kind.PRAISE)
