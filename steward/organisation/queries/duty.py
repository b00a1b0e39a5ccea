"""Who is on duty, and where work goes out of hours."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from steward.foundation.statements import Place, statement
from steward.organisation.models import Absence, OutOfHoursRoute, Shift

from .acting import running

NO_DEPARTMENT = 0  # an id that no department has


@dataclass(frozen=True, kw_only=True)
class DutyTarget:
    """Where work goes out of hours: a department and who is on duty there (nobody: tell the head)."""

    department_id: int
    people: tuple[int, ...]
    urgent_only: bool = False


def on_duty(office_id: int, at: datetime, department_id: int | None = None) -> tuple[int, ...]:
    """Return who is on duty now in the office (or in one department of it) and not absent, earliest shift first."""
    if department_id is not None:
        return tuple(dict.fromkeys(_in_department(office_id=office_id, department_id=department_id, at=at)))
    return tuple(dict.fromkeys(_in_office(office_id=office_id, at=at)))


def _present(shifts: QuerySet[Shift], at: Place) -> QuerySet[Shift]:
    away = Absence.objects.filter(running(at)).values("person_id")
    shifts = shifts.filter(running(at), person__is_active=True).exclude(person_id__in=away)
    return shifts.order_by("from_at", "pk").values_list("person_id", flat=True)


@statement
def _in_office(office_id, at) -> QuerySet[Shift]:
    return _present(Shift.objects.filter(office_id=office_id), at)


@statement
def _in_department(office_id, department_id, at) -> QuerySet[Shift]:
    return _present(Shift.objects.filter(office_id=office_id, department_id=department_id), at)


@statement
def _routes(office_id, department_id) -> QuerySet[OutOfHoursRoute]:
    fitting = Q(department_id=department_id) | Q(department=None)
    return OutOfHoursRoute.objects.filter(fitting, office_id=office_id).order_by("pk")


def out_of_hours_target(office_id: int, department_id: int | None, at: datetime) -> DutyTarget | None:
    """Return where the work of this department goes out of hours; None when it waits for the morning.

    A route of the department itself beats the route of the whole office.
    """
    routes = _routes(office_id=office_id, department_id=department_id or NO_DEPARTMENT)
    found = sorted(routes, key=lambda route: route.department_id is None)
    if not found:
        return None
    people = on_duty(office_id, at, found[0].to_department_id)
    return DutyTarget(department_id=found[0].to_department_id, people=people, urgent_only=found[0].urgent_only)
