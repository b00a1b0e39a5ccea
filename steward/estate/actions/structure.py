"""Communities, buildings, floors and units come to be."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import AXES, Building, Community, Floor, Unit, UnitState
from steward.estate.queries.finding import findable_building, findable_community, findable_units
from steward.estate.rules.codes import code_key, short_key, unit_code
from steward.estate.rules.rights import need
from steward.estate.rules.storeys import Storey
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record

MOST_FLOORS = 200
MOST_UNITS = 5_000


class CodeTaken(Exception):
    """Another building, floor or unit already has this code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return _("%(code)s is taken. Choose another code.") % {"code": self.code}


class TooMuch(Exception):
    """A building was asked for that is larger than any."""

    def __str__(self) -> str:
        most = {"floors": MOST_FLOORS, "units": MOST_UNITS}
        return _("A building has at most %(floors)s floors and %(units)s units.") % most


@transaction.atomic
def add_community(*, office: Office, name: str, actor: Actor, at: datetime, address: str = "") -> Community:
    """Add a community to an office."""
    need(actor, "community", "change", office.pk)
    made = Community.objects.create(office=office, name=name, address=address)
    search.put_all(records=[findable_community(made, at)], are_new=True)
    record(
        verb="estate.community_added", office=office, actor=actor, captured_at=at,
        about=[Concern("community", made.pk)], facts={"name": name},
    )  # fmt: skip
    return made


@transaction.atomic
def add_building(
    *, community: Community, code: str, name: str, actor: Actor, at: datetime, floors: Sequence[Storey] = (),
    since: date | None = None, year_completed: int | None = None, **units: str | Decimal | None,
) -> Building:  # fmt: skip
    """Add a building with its floors and units; `units` are fields of every unit (delivery, occupancy, area_sqm).

    Their states begin `since` a day, by default today. Raises CodeTaken and TooMuch.
    """
    need(actor, "building", "change", community.office_id)
    if len(floors) > MOST_FLOORS or sum(len(storey.units) for storey in floors) > MOST_UNITS:
        raise TooMuch
    if Building.objects.filter(community=community, code=code).exists():
        raise CodeTaken(code)
    building = Building.objects.create(
        office_id=community.office_id, community=community, code=code, name=name, year_completed=year_completed,
        position=Building.objects.filter(community=community).count(),
    )  # fmt: skip
    made = _build(building, floors, units)
    _begin_states(made, since or _day(community.office, at), actor, at)
    search.put_all(records=[findable_building(building, at), *findable_units(made, at)], are_new=True)
    record(
        verb="estate.building_added", office=community.office, actor=actor, captured_at=at,
        about=[
            Concern("building", building.pk), Concern("community", community.pk, "in"),
            *[Concern("unit", unit.pk, "made") for unit in made],
        ],
        facts={"code": code, "floors": len(floors), "units": len(made)},
    )  # fmt: skip
    return building


@transaction.atomic
def add_floor(*, building: Building, storey: Storey, actor: Actor, at: datetime) -> Floor:
    """Add one floor with its units. Raises CodeTaken when the floor or a unit is there already."""
    need(actor, "building", "change", building.office_id)
    if Floor.objects.filter(building=building, level=storey.level).exists():
        raise CodeTaken(storey.label)
    _refuse_taken(building, [unit_code(building.code, storey.label, label) for label in storey.units])
    made = _build(building, [storey], {})
    _begin_states(made, _day(building.office, at), actor, at)
    search.put_all(records=findable_units(made, at), are_new=True)
    record(
        verb="estate.floor_added", office=building.office, actor=actor, captured_at=at,
        about=[Concern("building", building.pk), *[Concern("unit", unit.pk, "made") for unit in made]],
        facts={"floor": storey.label, "units": len(made)},
    )  # fmt: skip
    return Floor.objects.get(building=building, level=storey.level)


@transaction.atomic
def add_unit(
    *, floor: Floor, label: str, actor: Actor, at: datetime, since: date | None = None, **fields: str | Decimal | None
) -> Unit:
    """Add one unit to a floor, with its size and states if they are known. Raises CodeTaken."""
    building = floor.building
    need(actor, "building", "change", building.office_id)
    _refuse_taken(building, [unit_code(building.code, floor.label, label)])
    unit = _new_unit(building, floor, label, position=Unit.objects.filter(floor=floor).count(), **fields)
    unit.save(force_insert=True)
    _begin_states([unit], since or _day(building.office, at), actor, at)
    search.put_all(records=findable_units([unit], at), are_new=True)
    record(
        verb="estate.unit_added", office=building.office, actor=actor, captured_at=at,
        about=[Concern("unit", unit.pk), Concern("building", building.pk, "in")], facts={"code": unit.code},
    )  # fmt: skip
    return unit


def _day(office: Office, at: datetime) -> date:
    return at.astimezone(office.zone).date()


def _refuse_taken(building: Building, codes: Sequence[str]) -> None:
    taken = Unit.objects.filter(building=building, code__in=codes).values_list("code", flat=True).first()
    if taken:
        raise CodeTaken(taken)


def _build(building: Building, floors: Sequence[Storey], fields: dict) -> list[Unit]:
    """Store the floors and their units with two statements. Raises CodeTaken when two would have one code."""
    units = []
    for storey, floor in zip(floors, _floors(building, floors), strict=True):
        for position, label in enumerate(storey.units):
            units.append(_new_unit(building, floor, label, position=position, **fields))
    codes = [unit.code for unit in units]
    if len(set(codes)) != len(codes):
        raise CodeTaken(next(code for code in codes if codes.count(code) > 1))
    return Unit.objects.bulk_create(units)


def _floors(building: Building, floors: Sequence[Storey]) -> list[Floor]:
    return Floor.objects.bulk_create(
        [Floor(building=building, level=storey.level, label=storey.label) for storey in floors]
    )


def _new_unit(building: Building, floor: Floor, label: str, **fields) -> Unit:
    code = unit_code(building.code, floor.label, label)
    return Unit(
        office_id=building.office_id, building=building, floor=floor, label=label, code=code,
        code_key=code_key(code), short_key=short_key(floor.label, label), **fields,
    )  # fmt: skip


def _begin_states(units: Iterable[Unit], since: date, actor: Actor, at: datetime) -> None:
    """Write the first state of new units on every axis."""
    UnitState.objects.bulk_create(
        UnitState(unit=unit, axis=axis, value=getattr(unit, axis), from_on=since, set_by_id=actor.person_id, set_at=at)
        for unit in units
        for axis in AXES
    )
