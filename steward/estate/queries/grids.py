"""A building as a picture: floors from the top, one window per unit."""

from collections import Counter
from dataclasses import dataclass

from steward.estate.models import Building, Occupancy, Renovation, Unit


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


def building_grid(building: Building) -> Grid:
    """Return the picture of a building with two statements, however many units it has."""
    floors = list(building.floors.order_by("-level"))
    rows: dict[int, list[Cell]] = {floor.pk: [] for floor in floors}
    labels = {floor.pk: floor for floor in floors}
    counts: Counter[str] = Counter()
    for unit in Unit.objects.filter(building=building, is_active=True).order_by("position", "label"):
        unit.building, unit.floor = building, labels[unit.floor_id]
        cell = Cell(unit=unit, shape=shape_of(unit), words=state_words(unit))
        counts[cell.shape] += 1
        rows[unit.floor_id].append(cell)
    return Grid(
        building=building,
        rows=tuple(FloorRow(label=f.label, level=f.level, cells=tuple(rows[f.pk])) for f in floors),
        counts=dict(counts),
    )
