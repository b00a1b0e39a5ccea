"""A building as a picture: floors from the top, one window per unit."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from steward.estate.models import Building, Floor, Occupancy, Renovation, Unit

# The drawing's measures in pixels, as the style sheet has them.
WIDE_UP_TO, WIDE, NARROW, GAP, WALLS = 4, 46, 39, 4, 18


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One unit in the picture; `shape` is drawn (occ, vac, reno, own), `words` say the same."""

    unit: Unit
    shape: str
    words: str


@dataclass(frozen=True, kw_only=True)
class FloorRow:
    """One floor with its units from left to right."""

    label: str
    level: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A whole building; `counts` by shape."""

    building: Building
    rows: tuple[FloorRow, ...]
    counts: dict[str, int]

    @property
    def widest(self) -> int:
        """How many units the widest floor has."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def is_wide(self) -> bool:
        """Whether its windows are drawn wide."""
        return self.widest <= WIDE_UP_TO

    @property
    def breadth(self) -> int:
        """The width of the drawing: windows, the gaps between them, the walls."""
        window = WIDE if self.is_wide else NARROW
        return max(self.widest, 1) * (window + GAP) - GAP + WALLS

    @property
    def inside(self) -> int:
        """The width of the ground floor between its outer lines."""
        return self.breadth - 4

    @property
    def roof(self) -> str:
        """The outline of the roof as an SVG path."""
        b = self.breadth
        return f"M{b * 0.3:.1f} 15V6h{b * 0.16:.1f}v9zM{b * 0.62:.1f} 15V2h{b * 0.1:.1f}v13zM-4 24v-9h{b + 8}v9z"

    @property
    def entrance(self) -> str:
        """The doors of the ground floor as an SVG path."""
        middle = self.breadth / 2
        return f"M{middle - 22:.1f} 6h20v21h-20zM{middle + 2:.1f} 6h20v21h-20z"

    @property
    def size(self) -> int:
        """How many units it has."""
        return sum(self.counts.values())

    @property
    def living_rows(self) -> tuple[FloorRow, ...]:
        """The floors with units: what a picture of homes shows."""
        return tuple(row for row in self.rows if row.cells)


def shape_of(unit: Unit) -> str:
    """Return how a unit is drawn: renovation before vacancy before occupied; not yet handed over is blank."""
    if unit.renovation in (Renovation.UNDER_WAY, Renovation.OBSERVATION):
        return "reno"
    if unit.delivery == "before":
        return "own"
    return "occ" if unit.occupancy == Occupancy.OCCUPIED else "vac"


def state_words(unit: Unit) -> str:
    """Return the unit's state in words, as the card and the reader of the screen say it."""
    words = [str(unit.get_occupancy_display())]
    if unit.delivery == "before":
        words = [str(unit.get_delivery_display())]
    if unit.renovation != Renovation.NONE:
        words.append(str(unit.get_renovation_display()))
    return "・".join(words)


def building_grids(buildings: Iterable[Building]) -> list[Grid]:
    """Return the pictures of some buildings with two statements, however many units they have."""
    wanted = list(buildings)
    floors = list(Floor.objects.filter(building__in=wanted).order_by("-level"))
    labels = {floor.pk: floor for floor in floors}
    homes = {building.pk: building for building in wanted}
    cells: dict[int, list[Cell]] = {floor.pk: [] for floor in floors}
    counts: dict[int, Counter[str]] = {building.pk: Counter() for building in wanted}
    for unit in Unit.objects.filter(building__in=wanted, is_active=True).order_by("position", "label"):
        unit.building, unit.floor = homes[unit.building_id], labels[unit.floor_id]
        cell = Cell(unit=unit, shape=shape_of(unit), words=state_words(unit))
        counts[unit.building_id][cell.shape] += 1
        cells[unit.floor_id].append(cell)
    return [
        Grid(
            building=building,
            rows=tuple(
                FloorRow(label=floor.label, level=floor.level, cells=tuple(cells[floor.pk]))
                for floor in floors
                if floor.building_id == building.pk
            ),
            counts=dict(counts[building.pk]),
        )
        for building in wanted
    ]


def building_grid(building: Building) -> Grid:
    """Return the picture of one building."""
    return building_grids([building])[0]
