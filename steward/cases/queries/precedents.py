"""What came before: the same household again, several households together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from steward.cases.models import Case, Kind, Status
from steward.foundation.statements import Place, statement

from .policies import numbers_of

NOWHERE = 0  # an id that no unit has


@dataclass(frozen=True, kw_only=True)
class Precedents:
    """How often this household brought this matter lately, and how many households have it, this one included."""

    same_household: int = 0
    households: int = 1
    group: int = 5  # so many households are a group in this office


def precedents(
    *, office_id: int, category_id: int | None, unit_id: int | None, building_id: int | None, at: datetime
) -> Precedents:
    """Count by the house numbers of the office; without a category nothing can be called the same matter.

    Complaints about persons are left out: a counter would tell that they exist.
    """
    if not category_id or not (unit_id or building_id):
        return Precedents()
    numbers = numbers_of(office_id)
    together = at - timedelta(hours=numbers.together_hours)
    again = at - timedelta(days=numbers.repeat_days)
    given = {
        "office_id": office_id, "category_id": category_id, "unit_id": unit_id or NOWHERE, "together": together,
        "again": again, "since": min(again, together), "at": at,
    }  # fmt: skip
    counted = _in_building.first(building_id=building_id, **given) if building_id else _in_unit.first(**given)
    same, others = counted or (0, 0)
    return Precedents(same_household=same, households=others + 1, group=numbers.households)


@statement
def _in_building(office_id, category_id, building_id, unit_id, together, again, since, at) -> QuerySet[Case]:
    found = Case.objects.filter(building_id=building_id, office_id=office_id, category_id=category_id)
    return _counted(found.filter(received_at__gte=since, received_at__lte=at), unit_id, together, again)


@statement
def _in_unit(office_id, category_id, unit_id, together, again, since, at) -> QuerySet[Case]:
    found = Case.objects.filter(unit_id=unit_id, office_id=office_id, category_id=category_id)
    return _counted(found.filter(received_at__gte=since, received_at__lte=at), unit_id, together, again)


def _counted(found: QuerySet[Case], unit_id: Place, together: Place, again: Place) -> QuerySet[Case]:
    """Return one row, or none: the cases of this unit since `again`, and how many other units since `together`."""
    alike = found.filter(kind__in=(Kind.COMPLAINT, Kind.HELP), is_about_persons=False)
    by_office = alike.exclude(status__in=(Status.MERGED, Status.WITHDRAWN)).order_by().values("office_id")
    return by_office.annotate(
        same=Count("pk", filter=Q(received_at__gte=again) & Q(unit_id=unit_id)),
        others=Count("unit_id", filter=Q(received_at__gte=together) & ~Q(unit_id=unit_id), distinct=True),
    ).values_list("same", "others")
