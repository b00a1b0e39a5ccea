"""Which area a unit lies in, who answers for it, and what a person's areas cover."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.statements import Place, statement
from steward.organisation.models import Area, AreaAssignment, AreaPart


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Who answers for a place: the assistant of its area, and the deputy."""

    area_id: int | None = None
    person_id: int | None = None
    deputy_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class AreaReach:
    """What some areas cover: ids of whole buildings, whole floors and single units, less what others hold within.

    A unit belongs to the smallest part that names it: `other_floors` and `other_units` lie inside the buildings or
    floors covered but are parts of somebody else's area.
    """

    buildings: frozenset[int] = field(default_factory=frozenset)
    floors: frozenset[int] = field(default_factory=frozenset)
    units: frozenset[int] = field(default_factory=frozenset)
    other_floors: frozenset[int] = field(default_factory=frozenset)
    other_units: frozenset[int] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.buildings or self.floors or self.units)

    def q(self, *, building: str = "building_id", floor: str = "floor_id", unit: str = "id") -> Q:
        """Return the filter over rows with these columns (defaults: a queryset of units)."""
        by_building = Q(**{f"{building}__in": self.buildings})
        by_floor = Q(**{f"{floor}__in": self.floors})
        if self.other_floors:
            by_building &= ~Q(**{f"{floor}__in": self.other_floors})
        whole = by_building | by_floor
        if self.other_units:
            whole &= ~Q(**{f"{unit}__in": self.other_units})
        return whole | Q(**{f"{unit}__in": self.units})

    def covers(self, *, building_id: int | None, floor_id: int | None = None, unit_id: int | None = None) -> bool:
        """Return whether one place lies within."""
        if unit_id in self.units:
            return True
        if unit_id in self.other_units:
            return False
        return floor_id in self.floors or (building_id in self.buildings and floor_id not in self.other_floors)


def holds_on(on: date | Place) -> Q:
    """Return the filter of dated rows (`from_on`, `until_on` exclusive) that hold on this day."""
    return Q(from_on__lte=on) & (Q(until_on=None) | Q(until_on__gt=on))


def area_of_unit(unit_id: int | None, floor_id: int | None, building_id: int | None, on: date) -> Area | None:
    """Return the area that a place lies in on this day: the smallest part that names it decides."""
    named = [[] if place_id is None else [place_id] for place_id in (unit_id, floor_id, building_id)]
    if not any(named):
        return None
    order = [AreaPart.Kind.UNIT, AreaPart.Kind.FLOOR, AreaPart.Kind.BUILDING]
    parts = _parts_naming(units=named[0], floors=named[1], buildings=named[2], on=on)
    found = sorted(parts, key=lambda part: (order.index(AreaPart.Kind(part.kind)), part.pk))
    return found[0].area if found else None


@statement
def _parts_naming(units, floors, buildings, on):
    kinds = AreaPart.Kind
    named = (
        Q(kind=kinds.UNIT, object_id__in=units)
        | Q(kind=kinds.FLOOR, object_id__in=floors)
        | Q(kind=kinds.BUILDING, object_id__in=buildings)
    )
    return AreaPart.objects.filter(named, holds_on(on), area__is_active=True).select_related("area")


def responsible_for(unit_id: int | None, floor_id: int | None, building_id: int | None, on: date) -> Responsible:
    """Return who answers for a place on this day, and the deputy; the fields are None where nobody does."""
    area = area_of_unit(unit_id, floor_id, building_id, on)
    if area is None:
        return Responsible()
    rows = _assigned(area=area.pk, on=on)
    people = {row.is_deputy: row.person_id for row in reversed(rows)}
    return Responsible(area_id=area.pk, person_id=people.get(False), deputy_id=people.get(True))


@statement
def _assigned(area, on):
    """Return who is assigned to an area, the newest first."""
    return AreaAssignment.objects.filter(holds_on(on), area=area, person__is_active=True).order_by("-from_on", "-pk")


def area_unit_filter(person_ids: int | Iterable[int], on: date) -> AreaReach:
    """Return what the areas of this person (or of these persons) cover on this day, as assistant or as deputy."""
    people = [person_ids] if isinstance(person_ids, int) else list(person_ids)
    mine = set(
        AreaAssignment.objects.filter(holds_on(on), person_id__in=people, area__is_active=True).values_list(
            "area_id", flat=True
        )
    )
    return reach_of_areas(mine, on)


def reach_of_areas(areas: Collection[int], on: date) -> AreaReach:
    """Return what these areas (ids) cover on this day, less what other areas of their offices hold within."""
    mine = set(areas)
    if not mine:
        return AreaReach()
    offices = Area.objects.filter(pk__in=mine).values("office_id")
    parts = AreaPart.objects.filter(holds_on(on), area__office_id__in=offices, area__is_active=True)
    ids: dict[tuple[bool, str], set[int]] = {}
    for area_id, kind, object_id in parts.values_list("area_id", "kind", "object_id"):
        ids.setdefault((area_id in mine, kind), set()).add(object_id)
    kinds = AreaPart.Kind
    return AreaReach(
        buildings=frozenset(ids.get((True, kinds.BUILDING), ())),
        floors=frozenset(ids.get((True, kinds.FLOOR), ())),
        units=frozenset(ids.get((True, kinds.UNIT), ())),
        other_floors=frozenset(ids.get((False, kinds.FLOOR), ())),
        other_units=frozenset(ids.get((False, kinds.UNIT), ())),
    )


def areas_in_reach(actor: Actor, on: date) -> AreaReach:
    """Return what the areas of this actor cover, those of persons for whom the actor stands in included."""
    if actor.person_id is None:
        return AreaReach()
    return area_unit_filter({actor.person_id} | {h.standing_in_for for h in actor.holdings if h.standing_in_for}, on)
