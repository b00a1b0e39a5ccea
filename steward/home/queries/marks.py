"""What a picture of buildings writes on its windows: open cases, and whether somebody looked that day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from steward.cases import rules
from steward.cases.models import Case, Kind
from steward.estate.models import Building
from steward.foundation.identity.actor import Actor
from steward.inspections.models import Check


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is written on one window; complaints are counted apart from all other open cases."""

    complaints: int = 0
    other_cases: int = 0
    is_seen: bool = False


def unit_marks(actor: Actor, buildings: Iterable[Building], day: date) -> dict[int, Mark]:
    """Return the marks of these buildings by unit id, for units that carry one; the statements do not grow with units.

    Cases are those open now that this actor may find. A check counts unless it was voided or its clock is doubtful
    (clause B4).
    """
    wanted = [building.pk for building in buildings]
    cases = _open_cases(actor, wanted)
    seen = set(
        Check.objects.filter(unit__building__in=wanted, day=day, voided_at=None, clock_doubtful=False).values_list(
            "unit_id", flat=True
        )
    )
    marks: dict[int, Mark] = {}
    for unit_id in cases.keys() | seen:
        complaints, others = cases.get(unit_id, (0, 0))
        marks[unit_id] = Mark(complaints=complaints, other_cases=others, is_seen=unit_id in seen)
    return marks


def _open_cases(actor: Actor, building_ids: list[int]) -> dict[int, tuple[int, int]]:
    found = (
        rules.visible_to(actor, Case.objects.filter(is_open=True, unit__building__in=building_ids))
        .order_by("unit_id")
        .values("unit_id")
        .annotate(
            complaints=Count("pk", filter=Q(kind=Kind.COMPLAINT), distinct=True),
            others=Count("pk", filter=~Q(kind=Kind.COMPLAINT), distinct=True),
        )
    )
    return {row["unit_id"]: (row["complaints"], row["others"]) for row in found}
