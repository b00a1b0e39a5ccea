"""Areas of the assistants and who is on duty in which night."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search import actions as search
from steward.organisation.models import Area, AreaAssignment, AreaPart, PostCode, Shift
from steward.organisation.queries.finding import findable_part

from .company import Colleague, Company
from .estates import Grounds

DAYS_BEFORE, DAYS_AFTER = 14, 21
NIGHTS = (("ENG", time(18, 0), time(8, 30)), ("SEC", time(19, 0), time(7, 0)), ("", time(18, 0), time(8, 30)))


def divide(*, company: Company, grounds: Grounds, since: date, actor: Actor, at: datetime) -> list[Area]:
    """Give each assistant of an office an area: whole buildings, or stretches of floors where there are too few."""
    assistants = company.in_office(grounds.office, PostCode.PA)
    areas = Area.objects.bulk_create(
        Area(office=grounds.office, name=f"第{number}片區") for number in range(1, len(assistants) + 1)
    )
    search.put_all(records=[findable_part(area, at) for area in areas], are_new=True)
    AreaPart.objects.bulk_create(
        AreaPart(area=areas[place], kind=kind, object_id=object_id, from_on=since)
        for place, kind, object_id in _shares(grounds, len(assistants))
    )
    AreaAssignment.objects.bulk_create(
        AreaAssignment(area=area, person=who.person, is_deputy=is_deputy, from_on=since)
        for place, area in enumerate(areas)
        for who, is_deputy in (
            (assistants[place], False),
            (assistants[(place + 1) % len(assistants)], True),
        )
    )
    return areas


def _shares(grounds: Grounds, assistants: int) -> list[tuple[int, str, int]]:
    """Return (whose, kind, id): buildings in turn, else all floors in equal stretches."""
    if len(grounds.buildings) >= assistants:
        return [(n % assistants, AreaPart.Kind.BUILDING, b.pk) for n, b in enumerate(grounds.buildings)]
    floors = [floor for building in grounds.buildings for floor in building.floors.order_by("level")]
    return [(n * assistants // len(floors), AreaPart.Kind.FLOOR, floor.pk) for n, floor in enumerate(floors)]


def put_on_duty(*, company: Company, office: Office, until: date, actor: Actor, at: datetime) -> list[Shift]:
    """Write the nights around the last day: engineering, security and the service centre, in turn."""
    days = [until + timedelta(days=n) for n in range(-DAYS_BEFORE, DAYS_AFTER)]
    return Shift.objects.bulk_create(
        Shift(
            office=office, department=company.departments[office.pk, code] if code else None,
            person=_in_turn(_staff(company, office, code), day).person,
            from_at=datetime.combine(day, opens, tzinfo=office.zone),
            until_at=datetime.combine(day + timedelta(days=1), closes, tzinfo=office.zone),
        )
        for day in days
        for code, opens, closes in NIGHTS
    )  # fmt: skip


def _staff(company: Company, office: Office, code: str) -> list[Colleague]:
    if code:
        return company.in_office(office, PostCode.EX, department=code)
    return company.in_office(office, PostCode.SV, PostCode.PA)


def _in_turn(staff: Sequence[Colleague], day: date) -> Colleague:
    return staff[day.toordinal() % len(staff)]
