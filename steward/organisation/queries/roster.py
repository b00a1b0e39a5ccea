"""The roster of a week, and who would be reached now."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.organisation import rules
from steward.organisation.models import Department, OutOfHoursRoute, Shift

from .duty import on_duty, out_of_hours_target
from .offices import departments_led_by

A_WEEK = timedelta(days=7)
EARLIEST, LATEST = date(2000, 1, 3), date(2099, 12, 28)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the roster: a department (None: the whole office) and its shifts, day by day."""

    department: Department | None
    days: tuple[tuple[date, tuple[Shift, ...]], ...]
    may_change: bool


@dataclass(frozen=True, kw_only=True)
class Reached:
    """Where work of a department goes out of hours, and who is there now; nobody: its head is told."""

    route: OutOfHoursRoute
    people: tuple[Person, ...]


@dataclass(frozen=True, kw_only=True)
class RosterPage:
    """A week of an office's roster."""

    office: Office
    monday: date
    today: date
    rows: tuple[Row, ...]
    now: tuple[Person, ...]  # on duty at this moment
    reached: tuple[Reached, ...]
    may_routes: bool

    @property
    def days(self) -> list[date]:
        """The seven days."""
        return [self.monday + timedelta(days=n) for n in range(7)]

    @property
    def before(self) -> date:
        """The Monday of the week before."""
        return self.monday - A_WEEK

    @property
    def after(self) -> date:
        """The Monday of the week after."""
        return self.monday + A_WEEK

    @property
    def may_change(self) -> bool:
        """Whether the reader may change some line of the roster."""
        return any(row.may_change for row in self.rows)


def monday_of(text: str, today: date) -> date:
    """Return the Monday of the week that a day written in an address lies in; of this week when it makes no sense."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    day = min(max(day, EARLIEST), LATEST)
    return day - timedelta(days=day.weekday())


def roster_page(*, office: Office, week: str, reader: Actor, at: datetime) -> RosterPage:
    """Return the week of an office's roster that `week` (a day, written 2026-11-24) lies in."""
    today = at.astimezone(office.zone).date()
    monday = monday_of(week, today)
    start = datetime.combine(monday, time.min, office.zone)
    end = datetime.combine(monday + A_WEEK, time.min, office.zone)
    shifts = Shift.objects.filter(office=office, from_at__gte=start, from_at__lt=end).select_related("person")
    cells: dict[tuple[int | None, date], list[Shift]] = {}
    for shift in shifts.order_by("from_at", "pk"):
        cells.setdefault((shift.department_id, shift.from_at.astimezone(office.zone).date()), []).append(shift)
    leads = departments_led_by(reader.person_id, at) if reader.person_id else frozenset()
    inside = Department.objects.filter(office=office, is_active=True, is_outside=False).order_by("pk")
    routes = OutOfHoursRoute.objects.filter(office=office).select_related("department", "to_department").order_by("pk")
    days = [monday + timedelta(days=n) for n in range(7)]
    return RosterPage(
        office=office, monday=monday, today=today, now=_people(on_duty(office.pk, at)),
        rows=tuple(_row(row, days, cells, reader, office.pk, leads) for row in (None, *inside)),
        reached=tuple(_reached(route, at) for route in routes),
        may_routes=rules.may(reader, "out_of_hours_route", "change", office.pk),
    )  # fmt: skip


def _row(department, days, cells, reader: Actor, office_id: int, leads) -> Row:
    key = department.pk if department else None
    return Row(
        department=department, days=tuple((day, tuple(cells.get((key, day), ()))) for day in days),
        may_change=rules.may_change_shifts(reader, office_id, key, leads),
    )  # fmt: skip


def _reached(route: OutOfHoursRoute, at: datetime) -> Reached:
    target = out_of_hours_target(route.office_id, route.department_id, at)
    return Reached(route=route, people=_people(target.people if target else ()))


def _people(ids: tuple[int, ...]) -> tuple[Person, ...]:
    found = Person.objects.in_bulk(ids)
    return tuple(found[pk] for pk in ids if pk in found)
