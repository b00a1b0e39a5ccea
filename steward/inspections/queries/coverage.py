"""Coverage: which vacant and renovating units somebody looked at on a day (clause B4), and which not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from steward.estate.models import Unit
from steward.estate.queries import states_on
from steward.estate.queries.population import RENOVATING_VALUES, VACANT_VALUES
from steward.foundation.identity.models import Office
from steward.inspections.models import Check


@dataclass(frozen=True)
class Coverage:
    """How many units of an office were to be seen on a day, and how many were."""

    due: int = 0
    seen: int = 0

    @property
    def unseen(self) -> int:
        """How many units nobody has looked at."""
        return self.due - self.seen


@dataclass(frozen=True)
class Seen:
    """The last look at a unit on a day."""

    check_key: str
    at: datetime
    by: str
    access: str
    verdict: str
    read_by: str


def counting(day: date) -> QuerySet[Check]:
    """Return the checks of units that count on a day: not voided, and their clock not in doubt."""
    return Check.objects.filter(day=day, unit__isnull=False, voided_at=None, clock_doubtful=False)


def due_units(office_ids: Iterable[int] | None, day: date) -> QuerySet[Unit]:
    """Return the units of these offices (None: of all) that were vacant or under renovation on a day."""
    states = states_on(day, "occupancy", VACANT_VALUES) | states_on(day, "renovation", RENOVATING_VALUES)
    units = Unit.objects.filter(pk__in=states.values("unit_id"))
    return units if office_ids is None else units.filter(office_id__in=list(office_ids))


def unseen_units(office_ids: Iterable[int] | None, day: date) -> QuerySet[Unit]:
    """Return the units that were to be seen on a day and that nobody has looked at."""
    return due_units(office_ids, day).filter(~Exists(counting(day).filter(unit_id=OuterRef("pk"))))


def coverage(office_ids: Iterable[int] | None, day: date) -> dict[int, Coverage]:
    """Return for each office with such units how many were to be seen and how many were; one statement."""
    seen = Count("pk", filter=Q(pk__in=counting(day).values("unit_id")))
    rows = due_units(office_ids, day).order_by().values_list("office_id").annotate(due=Count("pk"), seen=seen)
    return {office_id: Coverage(due, seen) for office_id, due, seen in rows}


def seen_on(office: Office, day: date) -> dict[int, Seen]:
    """Return the last look of the day at each unit of an office, by the unit's id; one statement."""
    rows = counting(day).filter(office=office).order_by("captured_at", "pk")
    fields = ("unit_id", "key", "captured_at", "person__name", "access", "verdict", "read_by")
    return {
        unit_id: Seen(str(key), at, by, access, verdict, read_by)
        for unit_id, key, at, by, access, verdict, read_by in rows.values_list(*fields)
    }
