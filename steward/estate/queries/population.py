"""What duties range over: the units that were in a state on a day, as it was known at a moment."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q, QuerySet

from steward.estate.models import VACANT, Renovation, Unit, UnitState

VACANT_VALUES = tuple(VACANT)
RENOVATING_VALUES = (Renovation.UNDER_WAY, Renovation.OBSERVATION)


def states_on(day: date, axis: str, values: Iterable[str], *, known_at: datetime | None = None) -> QuerySet[UnitState]:
    """Return the rows that held on this day on one axis, as known now or at `known_at`."""
    rows = UnitState.objects.filter(axis=axis, value__in=list(values), from_on__lte=day)
    if known_at is None:
        return rows.filter(Q(until_on=None) | Q(until_on__gt=day), voided_at=None)
    still = Q(until_on=None) | Q(until_on__gt=day) | Q(ended_at__gt=known_at)
    return rows.filter(still, Q(voided_at=None) | Q(voided_at__gt=known_at), set_at__lte=known_at)


def population(
    office_ids: Iterable[int] | None, day: date, axis: str, values: Iterable[str], *, known_at: datetime | None = None
) -> QuerySet[Unit]:
    """Return the units of these offices (None: of all) that were in one of these states on a day; one statement."""
    units = Unit.objects.filter(pk__in=states_on(day, axis, values, known_at=known_at).values("unit_id"))
    return units if office_ids is None else units.filter(office_id__in=list(office_ids))


def vacant_units(office_ids: Iterable[int] | None, day: date) -> QuerySet[Unit]:
    """Return the units in which nobody lived on a day (clause B4)."""
    return population(office_ids, day, "occupancy", VACANT_VALUES)


def renovating_units(office_ids: Iterable[int] | None, day: date) -> QuerySet[Unit]:
    """Return the units under renovation or under observation on a day (clause B4)."""
    return population(office_ids, day, "renovation", RENOVATING_VALUES)
