"""What came before: the same household again, several households together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from steward.cases.models import Case, Kind, Status
from steward.cases.rules import REPEAT_DAYS, TOGETHER_HOURS


@dataclass(frozen=True, kw_only=True)
class Precedents:
    """How often this household brought this matter lately, and how many households have it, this one included."""

    same_household: int = 0
    households: int = 1


def precedents(
    *, office_id: int, category_id: int | None, unit_id: int | None, building_id: int | None, at: datetime
) -> Precedents:
    """Count in one statement; without a category nothing can be called the same matter.

    Complaints about persons are left out: a counter would tell that they exist.
    """
    if not category_id or not (unit_id or building_id):
        return Precedents()
    since, together = at - timedelta(days=REPEAT_DAYS), at - timedelta(hours=TOGETHER_HOURS)
    place = {"building_id": building_id} if building_id else {"unit_id": unit_id}
    found = Case.objects.filter(
        **place, office_id=office_id, category_id=category_id, received_at__gte=since, received_at__lte=at,
        kind__in=(Kind.COMPLAINT, Kind.HELP), is_about_persons=False,
    ).exclude(status__in=(Status.MERGED, Status.WITHDRAWN))  # fmt: skip
    others = Q(received_at__gte=together) & ~Q(unit_id=unit_id) if unit_id else Q(received_at__gte=together)
    counted = found.aggregate(
        same=Count("pk", filter=Q(unit_id=unit_id) if unit_id else Q(pk=None)),
        others=Count("unit_id", filter=others, distinct=True),
    )
    return Precedents(same_household=counted["same"], households=counted["others"] + 1)
