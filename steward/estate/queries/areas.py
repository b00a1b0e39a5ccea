"""What an area of a property assistant covers, drawn over the office's buildings, floors and units."""

from dataclasses import dataclass
from datetime import date

from steward.estate.models import Building, Floor, Unit
from steward.organisation.models import Area, AreaPart
from steward.organisation.queries.areas import holds_on


@dataclass(frozen=True, kw_only=True)
class Part:
    """One building, floor or unit that may be chosen; `whose` names the other area that it is in on this day."""

    value: str  # "building:12"
    words: str
    chosen: bool
    whose: str = ""
    parts: tuple["Part", ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether something inside it is chosen or belongs elsewhere, so that it is shown unfolded."""
        return any(part.chosen or part.whose or part.is_open for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class AreaParts:
    """The buildings of the area's office with everything in them, and how many are chosen."""

    area: Area
    on: date
    buildings: tuple[Part, ...]

    def values(self) -> set[str]:
        """Return every value that may be chosen."""
        found: set[str] = set()
        waiting = list(self.buildings)
        while waiting:
            part = waiting.pop()
            found.add(part.value)
            waiting += part.parts
        return found


def area_parts(area: Area, on: date) -> AreaParts:
    """Return what the area covers on this day (four statements, however large the office)."""
    rows = AreaPart.objects.filter(holds_on(on), area__office_id=area.office_id, area__is_active=True)
    mine: set[str] = set()
    others: dict[str, str] = {}
    for row in rows.select_related("area"):
        value = f"{row.kind}:{row.object_id}"
        if row.area_id == area.pk:
            mine.add(value)
        else:
            others[value] = row.area.name
    units: dict[int, list[Part]] = {}
    for unit in Unit.objects.filter(office_id=area.office_id, is_active=True).order_by("position", "pk"):
        units.setdefault(unit.floor_id, []).append(_part("unit", unit.pk, unit.code, mine, others))
    floors: dict[int, list[Part]] = {}
    for floor in Floor.objects.filter(building__office_id=area.office_id).order_by("-level"):
        part = _part("floor", floor.pk, floor.label, mine, others, tuple(units.get(floor.pk, ())))
        floors.setdefault(floor.building_id, []).append(part)
    buildings = Building.objects.filter(office_id=area.office_id, is_active=True).select_related("community")
    return AreaParts(
        area=area, on=on,
        buildings=tuple(
            _part("building", row.pk, f"{row.community.name} {row.name}", mine, others, tuple(floors.get(row.pk, ())))
            for row in buildings.order_by("community__name", "position", "code")
        ),
    )  # fmt: skip


def _part(
    kind: str, pk: int, words: str, mine: set[str], others: dict[str, str], parts: tuple[Part, ...] = ()
) -> Part:
    value = f"{kind}:{pk}"
    return Part(value=value, words=words, chosen=value in mine, whose=others.get(value, ""), parts=parts)
