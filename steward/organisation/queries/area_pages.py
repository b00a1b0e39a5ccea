"""The page of an area."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.queries import Thread, thread
from steward.organisation import rules
from steward.organisation.models import Area, AreaAssignment, AreaPart


@dataclass(frozen=True, kw_only=True)
class AreaPage:
    """One area: who answers for it now and later, how much it covers, its history, and what the reader may do."""

    area: Area
    today: date
    assignments: tuple[AreaAssignment, ...]
    buildings: int
    floors: int
    units: int
    thread: Thread
    may_assign: bool
    may_change: bool
    may_close: bool

    @property
    def is_empty(self) -> bool:
        """Whether the area covers nothing today."""
        return not (self.buildings or self.floors or self.units)


def area_page(*, area: Area, reader: Actor, at: datetime) -> AreaPage:
    """Return the page of an area that this reader may look at."""
    today = at.astimezone(area.office.zone).date()
    not_over = Q(until_on=None) | Q(until_on__gt=today)
    assigned = AreaAssignment.objects.filter(not_over, area=area).select_related("person")
    parts = AreaPart.objects.filter(not_over, area=area, from_on__lte=today).values_list("kind", flat=True)
    counts = Counter(parts)
    office = area.office_id
    return AreaPage(
        area=area, today=today, assignments=tuple(assigned.order_by("is_deputy", "from_on", "pk")),
        buildings=counts[AreaPart.Kind.BUILDING], floors=counts[AreaPart.Kind.FLOOR],
        units=counts[AreaPart.Kind.UNIT], thread=thread(kind="area", object_id=area.pk, reader=reader, at=at),
        may_assign=rules.may(reader, "area", "assign", office), may_change=rules.may(reader, "area", "change", office),
        may_close=rules.may(reader, "area", "close", office),
    )  # fmt: skip
