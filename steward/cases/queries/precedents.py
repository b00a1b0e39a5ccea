"""What came before: the same household again, several households together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from steward.cases.models import Case, Kind, Status

from .policies import numbers_of


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
    since = min(at - timedelta(days=numbers.repeat_days), together)
    again = Q(received_at__gte=at - timedelta(days=numbers.repeat_days))
    place = {"building_id": building_id} if building_id else {"unit_id": unit_id}
    found = Case.objects.filter(
        **place, office_id=office_id, category_id=category_id, received_at__gte=since, received_at__lte=at,
        kind__in=(Kind.COMPLAINT, Kind.HELP), is_about_persons=False,
    ).exclude(status__in=(Status.MERGED, Status.WITHDRAWN))  # fmt: skip
    others = Q(received_at__gte=together) & ~Q(unit_id=unit_id) if unit_id else Q(received_at__gte=together)
    counted = found.aggregate(
        same=Count("pk", filter=again & Q(unit_id=unit_id) if unit_id else Q(pk=None)),
        others=Count("unit_id", filter=others, distinct=True),
    )
    return Precedents(same_household=counted["same"], households=counted["others"] + 1, group=numbers.households)
