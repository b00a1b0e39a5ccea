"""Who is on duty, and where work goes out of hours."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from steward.organisation.models import Absence, OutOfHoursRoute, Shift

from .acting import running


@dataclass(frozen=True, kw_only=True)
class DutyTarget:
    """Where work goes out of hours: a department and who is on duty there (nobody: tell the head)."""

    department_id: int
    people: tuple[int, ...]
    urgent_only: bool = False


def on_duty(office_id: int, at: datetime, department_id: int | None = None) -> tuple[int, ...]:
    """Return who is on duty now in the office (or in one department of it) and not absent, earliest shift first."""
    shifts = Shift.objects.filter(running(at), office_id=office_id, person__is_active=True)
    if department_id is not None:
        shifts = shifts.filter(department_id=department_id)
    away = Absence.objects.filter(running(at))
    shifts = shifts.exclude(person_id__in=away.values("person_id"))
    return tuple(dict.fromkeys(shifts.order_by("from_at", "pk").values_list("person_id", flat=True)))


def out_of_hours_target(office_id: int, department_id: int | None, at: datetime) -> DutyTarget | None:
    """Return where the work of this department goes out of hours; None when it waits for the morning.

    A route of the department itself beats the route of the whole office.
    """
    routes = OutOfHoursRoute.objects.filter(Q(department_id=department_id) | Q(department=None), office_id=office_id)
    found = sorted(routes, key=lambda route: route.department_id is None)
    if not found:
        return None
    people = on_duty(office_id, at, found[0].to_department_id)
    return DutyTarget(department_id=found[0].to_department_id, people=people, urgent_only=found[0].urgent_only)
