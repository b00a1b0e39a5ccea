"""The company, its offices, its people: written with as few statements as there are tables."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random

from django.contrib.auth.hashers import make_password

from steward.cases.actions import load_presets as load_categories
from steward.estate.rules.terms import sound
from steward.foundation.calendar.actions import import_years
from steward.foundation.calendar.models import OfficeHours
from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.privacy.actions import create_keys
from steward.foundation.search import actions as search
from steward.organisation.models import (
    CompanyProfile,
    Department,
    Membership,
    OfficePlacement,
    OutOfHoursRoute,
    PostCode,
    Region,
    StaffFile,
)
from steward.organisation.queries.finding import findable_part, findable_person
from steward.simulation.rules.names import STREETS, estate_names
from steward.simulation.rules.people import COMPANY, DEPARTMENTS, Role, staff_of
from steward.visits.actions import load_presets as load_visit_rules

OFFICES_PER_REGION = 12
REGIONS = ["東區", "西區", "南區", "北區", "中區"]
STAFF_NUMBERS = 90_000_000  # "9000 0000" and on: the office's own telephones, below those of customers


@dataclass
class Colleague:
    """One member of staff who exists."""

    person: Person
    role: Role
    office: Office | None
    username: str


@dataclass
class Company:
    """What has been made so far."""

    offices: list[Office] = field(default_factory=list)
    departments: dict[tuple[int, str], Department] = field(default_factory=dict)
    staff: list[Colleague] = field(default_factory=list)

    def in_office(self, office: Office | None, *posts: str, department: str = "") -> list[Colleague]:
        """Return the colleagues of an office who hold one of these posts."""
        return [
            c
            for c in self.staff
            if c.office == office and c.role.post in posts and department in ("", c.role.department)
        ]

    def one(self, office: Office | None, post: str) -> Person:
        """Return the first who holds a post in an office."""
        return self.in_office(office, post)[0].person

    def acting(self, colleague: Colleague) -> Actor:
        """Return the actor that this colleague is while working."""
        office_id = colleague.office.pk if colleague.office else None
        department = self.departments.get((office_id, colleague.role.department)) if office_id else None
        held = Holding(post=colleague.role.post, office_id=office_id, department_id=department and department.pk)
        return Actor(person_id=colleague.person.pk, name=colleague.person.name, holdings=(held,))

    def actor_in(self, office: Office | None, post: str, place: int = 0) -> Actor:
        """Return the n-th holder of a post in an office as an actor, going round when there are fewer."""
        holders = self.in_office(office, post)
        return self.acting(holders[place % len(holders)])


def found_company(
    *, sizes: Sequence[int], random: Random, since: date, password: str, actor: Actor, at: datetime
) -> Company:
    """Make the company with one office per size (its number of units) and everybody who works there."""
    made = Company()
    CompanyProfile.objects.create(pk=1, name="恒安物業服務有限公司", short_name="恒安物業", hotline="400-820-0001")
    _offices(made, len(sizes), at)
    roles: list[tuple[Role, Office | None]] = [(role, None) for role in COMPANY]
    for place, (office, units) in enumerate(zip(made.offices, sizes, strict=True)):
        roles += [(role, office) for role in staff_of(place, units, random)]
    roles.append((Role(post=PostCode.ADM, name="系統管理員", username="admin"), None))
    _people(made, roles, since, password, at)
    _hours(since)
    _routes(made)
    load_categories(actor=actor, at=at)
    load_visit_rules(actor=actor, at=at)
    import_years(actor=actor, at=at)
    manager = made.one(None, PostCode.DM)
    CompanyProfile.objects.filter(pk=1).update(last_stop=manager)
    return made


def _offices(made: Company, count: int, at: datetime) -> None:
    names = estate_names()
    regions = Region.objects.bulk_create(
        Region(code=f"R{n + 1}", name=REGIONS[n] if n < len(REGIONS) else f"第{n + 1}區")
        for n in range(max(2, -(-count // OFFICES_PER_REGION)))
    )
    made.offices = Office.objects.bulk_create(
        Office(code=f"{n + 1:03d}", name=f"{name}管理處", short_name=name)
        for n, name in zip(range(count), names, strict=False)
    )
    OfficePlacement.objects.bulk_create(
        OfficePlacement(
            office=office, region=regions[n % len(regions)], phone=f"900-{n:04d}",
            address=f"{STREETS[n % len(STREETS)]} {n + 1} 號",
        )
        for n, office in enumerate(made.offices)
    )  # fmt: skip
    rows = Department.objects.bulk_create(
        Department(office=office, code=code, name=name, is_executor=executor, is_outside=outside)
        for office in made.offices
        for code, name, executor, outside in DEPARTMENTS
    )
    made.departments = {(row.office_id, row.code): row for row in rows}
    search.put_all(records=[findable_part(row, at) for row in (*made.offices, *rows)], are_new=True)


def _people(
    made: Company, roles: Sequence[tuple[Role, Office | None]], since: date, password: str, at: datetime
) -> None:
    people = Person.objects.bulk_create(_person(role, number) for number, (role, _office) in enumerate(roles))
    StaffFile.objects.bulk_create(
        StaffFile(person=person, personal_key=key, number=f"HA{person_number:04d}", joined_on=since)
        for person_number, (person, key) in enumerate(
            zip(people, create_keys(count=len(people), at=at), strict=True), 1
        )
    )
    search.put_all(
        records=[findable_person(person, f"HA{number:04d}", at) for number, person in enumerate(people, 1)],
        are_new=True,
    )
    encoded = make_password(password)  # one hash for all: it is the password of a demonstration
    usernames = _usernames(roles, people)
    Account.objects.bulk_create(
        Account(username=username, person=person, password=encoded, is_system_admin=role.post == PostCode.ADM)
        for username, person, (role, _office) in zip(usernames, people, roles, strict=True)
    )
    made.staff = [
        Colleague(person=person, role=role, office=office, username=username)
        for person, username, (role, office) in zip(people, usernames, roles, strict=True)
    ]
    Membership.objects.bulk_create(
        Membership(
            person=c.person, office=c.office, post=c.role.post, is_lead=c.role.is_lead, from_on=since,
            department=made.departments[c.office.pk, c.role.department] if c.office and c.role.department else None,
            reports_to=_superior(made, c),
        )
        for c in made.staff
        if c.role.post != PostCode.ADM
    )  # fmt: skip


ABOVE = {
    PostCode.PA: (PostCode.SV,), PostCode.RC: (PostCode.SV,), PostCode.SV: (PostCode.SD, PostCode.DA),
    PostCode.SD: (PostCode.DA,), PostCode.DA: (PostCode.OD,), PostCode.EX: (PostCode.OD,),
}  # fmt: skip


def _superior(made: Company, colleague: Colleague) -> Person | None:
    """Return whom a colleague reports to: the head of the department, the next post above, at last the manager."""
    role, office = colleague.role, colleague.office
    if role.post == PostCode.DM:
        return None
    if role.post == PostCode.EX and not role.is_lead:
        leads = [c for c in made.in_office(office, PostCode.EX, department=role.department) if c.role.is_lead]
        if leads:
            return leads[0].person
    for post in ABOVE.get(role.post, ()):
        if above := made.in_office(office, post):
            return above[0].person
    return made.one(None, PostCode.DM)


def _person(role: Role, number: int) -> Person:
    pinyin, initials = sound(role.name)
    return Person(name=role.name, pinyin=pinyin, initials=initials, phone=str(STAFF_NUMBERS + number))


def _usernames(roles: Sequence[tuple[Role, Office | None]], people: Iterable[Person]) -> list[str]:
    """Return a username each: the given one, else the name by sound with a number where two would be alike."""
    taken = {role.username for role, _office in roles if role.username}
    seen: Counter[str] = Counter()
    found = []
    for (role, _office), person in zip(roles, people, strict=True):
        name = role.username or person.pinyin
        if not role.username:
            seen[name] += 1
            if name in taken or seen[name] > 1:
                name = f"{name}{seen[name] + (name in taken)}"
        found.append(name)
    return found


def _hours(since: date) -> None:
    """Write the company's week: every day but Sunday two stretches, Sunday one; public holidays nobody."""
    morning, afternoon = (time(8, 30), time(12, 0)), (time(13, 30), time(18, 0))
    week = [(day, hours) for day in range(6) for hours in (morning, afternoon)]
    week.append((OfficeHours.Weekday.SUNDAY, (time(9, 0), time(17, 0))))
    OfficeHours.objects.bulk_create(
        OfficeHours(office=None, weekday=day, opens_at=opens, closes_at=closes, valid_from=since)
        for day, (opens, closes) in week
    )


def _routes(made: Company) -> None:
    """Out of hours urgent engineering work goes to engineering on duty, all the rest to security."""
    OutOfHoursRoute.objects.bulk_create(
        OutOfHoursRoute(
            office=office, department=made.departments[office.pk, code] if code else None,
            to_department=made.departments[office.pk, to], urgent_only=urgent,
        )
        for office in made.offices
        for code, to, urgent in (("ENG", "ENG", True), ("", "SEC", False), ("CLN", "SEC", False))
    )  # fmt: skip
