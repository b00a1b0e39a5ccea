"""The years before the weeks that are told: cases written many at once, with the rows that the acts would have left.

Case, answer, clocks, return visit, history and search agree with each other; the sealer seals the history as any other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import batched
from random import Random
from typing import Any

from django.db import transaction

from steward.cases.models import Case, Channel, CloseCode, Grade, Kind, Outcome, Reply, Status, Validity
from steward.cases.models.case import LAST
from steward.cases.queries import FEEDBACK, FINAL, FIRST_REPLY, Limit, limits_of, policy_for
from steward.foundation.calendar.queries import calendar_of
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.clockwork import later
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.keys import uuid7s
from steward.foundation.numbering.actions import next_numbers
from steward.foundation.rows.actions import Table
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, Entry, Said, record_many
from steward.organisation.models import PostCode
from steward.organisation.queries import responsible_for
from steward.simulation.rules.stories import LIGHT, Story, draw
from steward.simulation.telling.desk import Desk

CHUNK = 4_000
OPEN_SHARE = 0.08  # of many cases are open …
AMONG_NEWEST = 0.12  # … and lie among the newest
MANY = 2_000  # below, what is open is told, not written
BROKEN = 0.04  # of the open ones are overdue
SATISFIED = (3, 3, 3, 3, 2)
CASE = (
    "id", "key", "number", "office", "kind", "category", "grade", "status", "is_open", "channel", "outcome", "validity",
    "personal_key", "customer", "unit", "building", "place", "contact_name", "title", "description", "received_at",
    "entered_at", "registered_by", "owner", "owner_since", "next_due_at", "rank_at", "cause", "cause_class", "result",
    "resolved_at", "resolved_by", "replied_at", "feedback_at", "satisfaction", "closed_at", "closed_by", "close_code",
)  # fmt: skip
REPLY = ("key", "case", "purpose", "way", "text", "said_at", "entered_at", "said_by")
CLOCK = (
    "office", "object_id", "name", "basis", "limit_minutes", "ladder", "started_at", "base_at", "due_at", "soon_at",
    "original_due_at", "met_at", "missed_at",
)  # fmt: skip


@dataclass(slots=True)
class Old:
    """One case before it is written."""

    story: Story
    desk: "Office"
    status: Status
    grade: Grade
    unit: Any
    customer: Any
    place: Any
    owner_id: int
    at: datetime  # of the story, in UTC as all that follows from it: it is written into many rows
    pk: int = 0
    key: str = ""
    number: str = ""
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    due_at: datetime | None = None
    satisfaction: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still on somebody's desk."""
        return self.status != Status.CLOSED


class Office:
    """What is asked again and again of one office, asked once."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.office = desk, desk.office
        self.calendar = calendar_of(desk.office)
        self.limits: dict[tuple[str, int], list[Limit]] = {}
        self.takers = [desk.post(post, desk.now, n) for post in (PostCode.PA, PostCode.RC) for n in range(3)]
        self.head = desk.post(PostCode.DA, desk.now)
        self.owners: dict[int, int] = {}

    @cached_property
    def actors(self) -> dict[int, Actor]:
        """Everybody as an actor, by id."""
        return {pk: self.desk.company.acting(colleague) for pk, colleague in self.desk.colleagues.items()}

    def owner_of(self, unit: Any) -> int:
        """Return whose area the unit lies in; areas of the demo are made of floors."""
        if unit.floor_id not in self.owners:
            found = responsible_for(unit.pk, unit.floor_id, unit.building_id, self.desk.now.date())
            self.owners[unit.floor_id] = found.person_id or self.takers[0].person_id
        return self.owners[unit.floor_id]

    def limits_of(self, kind: str, grade: int) -> list[Limit]:
        """Return the limits of the first answer, of the end and of the customer's word."""
        if (kind, grade) not in self.limits:
            policy = policy_for(self.office.pk, kind, grade)
            self.limits[kind, grade] = limits_of(policy, grade, (FIRST_REPLY, FINAL, FEEDBACK))
        return self.limits[kind, grade]


def write_years(
    *, desks: Sequence[Desk], moments: Sequence[datetime], random: Random, actor: Actor, at: datetime
) -> int:
    """Write one case for each of these moments (oldest first), divided among the offices; returns how many."""
    at = at.astimezone(UTC)
    offices = [Office(desk) for desk in desks]
    weights = [len(desk.homes) for desk in desks]
    newest = len(moments) - int(len(moments) * AMONG_NEWEST) if len(moments) >= MANY else len(moments)
    drawn = (
        _draw(random, random.choices(offices, weights)[0], moment, number >= newest, at)
        for number, moment in enumerate(moments)
    )
    tables = _Tables()
    for chunk in batched(drawn, CHUNK):
        with transaction.atomic():
            tables.write(list(chunk), at)
    return len(moments)


def _draw(random: Random, office: Office, at: datetime, is_new: bool, now: datetime) -> Old:
    desk = office.desk
    story = draw(random, at.astimezone(office.office.zone))
    unit, customer = desk.homes[int(story.home * len(desk.homes))]
    places = desk.places.get(story.matter.place, ())
    place = places[int(story.place * len(places))] if places else None
    category = desk.categories[story.matter.category]
    grade = Grade(max(category.least_grade, Grade.IMPORTANT if random.random() < 0.02 else Grade.ORDINARY))
    if story.kind in LIGHT:
        grade = Grade.ORDINARY
    is_open = is_new and random.random() < OPEN_SHARE / AMONG_NEWEST
    status = random.choices((Status.DISPATCHED, Status.IN_HAND, Status.RESOLVED), (35, 45, 20))[0] if is_open else None
    found = Old(
        story=story, desk=office, status=status or Status.CLOSED, grade=grade, customer=customer, place=place,
        unit=unit if not story.matter.place or place is None else None,
        owner_id=office.owner_of(unit) if grade == Grade.ORDINARY else office.head.person_id, at=at.astimezone(UTC),
    )  # fmt: skip
    hours = 0.1 if story.course == "at_once" else story.pace * random.uniform(3, 40)
    if status in (None, Status.RESOLVED):
        found.resolved_at = min(found.at + timedelta(hours=hours), now - timedelta(minutes=5))
    if status is None:
        found.closed_at = min(found.resolved_at + timedelta(hours=random.uniform(2, 50)), now)
        found.satisfaction = random.choice(SATISFIED)
    else:
        ahead = random.uniform(0.5, 480) if random.random() > BROKEN else -random.uniform(0.5, 20)
        found.due_at = max(now + timedelta(hours=ahead), found.at + timedelta(minutes=30))
    return found


class _Tables:
    """The tables that a case lies in."""

    def __init__(self) -> None:
        self.cases = Table(Case, CASE)
        self.replies = Table(Reply, REPLY)
        self.clocks = Table(Deadline, CLOCK, kind="case", state=Deadline.State.MET)
        self.ladders: dict[str, int] = {}

    def write(self, chunk: Sequence[Old], now: datetime) -> None:
        """Write these cases with everything that belongs to them."""
        _number(chunk)
        for case, number, key in zip(chunk, self.cases.reserve(len(chunk)), uuid7s(len(chunk)), strict=True):
            case.pk, case.key = number, key
        self.cases.add(list(map(_case_row, chunk)))
        answered = [case for case in chunk if case.resolved_at]
        self.replies.add(list(map(_reply_row, answered, uuid7s(len(answered)))))
        self._clocks([case for case in chunk if not case.is_open])
        _start_clocks([case for case in chunk if case.is_open], now)
        record_many(entry for case in chunk for entry in _entries(case))
        search.put_all(records=map(_findable, chunk), are_new=True)

    def _clocks(self, cases: Iterable[Old]) -> None:
        rows = []
        for case in cases:
            for limit in case.desk.limits_of(case.story.kind, case.grade)[:2]:
                started, met = case.at, case.resolved_at
                if limit.name == FIRST_REPLY:
                    met = min(met, started + timedelta(minutes=25 * case.story.pace))
                due = later(started, timedelta(minutes=limit.minutes), limit.basis, case.desk.calendar)
                rows.append((
                    case.desk.office.pk, case.pk, limit.name, limit.basis, limit.minutes, self._ladder(limit, case),
                    started, started, due, due, due, met, due if met > due else None,
                ))  # fmt: skip
        self.clocks.add(rows)

    def _ladder(self, limit: Limit, case: Old) -> int:
        """Return the ladder of a limit; the first clock of each ladder is started as any other, to learn it."""
        if limit.ladder not in self.ladders:
            found = deadlines.ladder_of(office_id=case.desk.office.pk, code=limit.ladder)
            self.ladders[limit.ladder] = found.pk
        return self.ladders[limit.ladder]


def _number(chunk: Sequence[Old]) -> None:
    """Number the cases, each in the month in which it came to its office."""
    local = [case.story.at.date() for case in chunk]
    months = Counter((day.year, day.month) for day in local)
    days = {(day.year, day.month): day for day in local}
    numbers = {m: iter(next_numbers(code="TX", day=days[m], count=count)) for m, count in months.items()}
    for case, day in zip(chunk, local, strict=True):
        case.number = next(numbers[day.year, day.month])


def _case_row(case: Old) -> tuple[Any, ...]:
    story, office = case.story, case.desk
    closed, resolved = case.closed_at, case.resolved_at
    at_once = story.course == "at_once" and closed is not None
    building = case.unit or case.place
    return (
        case.pk, case.key, case.number, office.office.pk, story.kind.value,
        office.desk.categories[story.matter.category].pk, case.grade.value, case.status.value, case.is_open,
        story.channel.value, (Outcome.ON_THE_SPOT if at_once else Outcome.DISPATCHED).value,
        (Validity.CONSULTATION if story.kind == Kind.ENQUIRY else Validity.VALID).value,
        case.customer.personal_key_id, case.customer.pk, case.unit.pk if case.unit else None,
        building.building_id if building else None, case.place.pk if case.place else None, case.customer.name,
        story.text[:40], story.text, case.at, case.at, _taker(case).person_id, case.owner_id, case.at,
        case.due_at, case.due_at or LAST, story.matter.cause if resolved else "",
        story.matter.cause_class.value if resolved else "", story.matter.answer if resolved else "", resolved,
        case.owner_id if resolved else None, resolved, closed, case.satisfaction, closed,
        case.owner_id if closed else None, CloseCode.SATISFIED.value if closed else "",
    )  # fmt: skip


def _taker(case: Old) -> Actor:
    return case.desk.takers[case.pk % len(case.desk.takers)]


def _reply_row(case: Old, key: str) -> tuple[Any, ...]:
    way = case.story.channel if case.story.channel != Channel.PATROL else Channel.PHONE
    return (
        key, case.pk, Reply.Purpose.RESULT.value, way.value, case.story.matter.answer, case.resolved_at,
        case.resolved_at, case.owner_id,
    )  # fmt: skip


def _start_clocks(cases: Iterable[Old], now: datetime) -> None:
    """Start the clock that an open case waits for, until the date that was agreed."""
    starts = []
    for case in cases:
        limits = case.desk.limits_of(case.story.kind, case.grade)
        limit = limits[-1] if case.status == Status.RESOLVED else limits[-2]
        starts.append(
            deadlines.Start(
                office=case.desk.office, kind="case", object_id=case.pk, name=limit.name, basis=limit.basis,
                limit_minutes=limit.minutes, ladder_code=limit.ladder, due_at=case.due_at, at=case.at,
            )
        )  # fmt: skip
    if starts:
        deadlines.start_all(starts, at=now)


def _entries(case: Old) -> Iterable[Entry]:
    story, office, owner = case.story, case.desk.office, case.desk.actors[case.owner_id]
    key = case.customer.personal_key
    about = [Concern("case", case.pk), Concern("customer", case.customer.pk, "customer")]
    if case.unit:
        about.append(Concern("unit", case.unit.pk, "unit"))
    yield Entry(
        verb="cases.registered", office=office, actor=_taker(case), captured_at=case.at, about=about,
        facts={
            "number": case.number, "kind": story.kind, "grade": int(case.grade), "reasons": [],
            "channel": story.channel, "category": story.matter.category, "owner_person": case.owner_id,
            "outcome": Outcome.ON_THE_SPOT if story.course == "at_once" else Outcome.DISPATCHED,
        },
        said={"words": Said(key, story.text)},
    )  # fmt: skip
    if case.resolved_at:
        yield Entry(
            verb="cases.resolved", office=office, actor=owner, captured_at=case.resolved_at,
            about=[Concern("case", case.pk)],
            facts={"cause_class": story.matter.cause_class, "validity": Validity.VALID},
            said={"answer": Said(key, story.matter.answer)},
        )  # fmt: skip
    if case.closed_at:
        yield Entry(
            verb="cases.closed", office=office, actor=owner, captured_at=case.closed_at, about=about,
            facts={"close_code": CloseCode.SATISFIED, "satisfaction": case.satisfaction},
        )  # fmt: skip


def _findable(case: Old) -> search.Findable:
    return search.Findable(
        kind="case", object_id=case.pk, office_id=case.desk.office.pk, at=case.at, text=case.story.text,
        names=(case.customer.name,), codes=(case.number,),
    )  # fmt: skip
