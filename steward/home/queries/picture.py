"""The picture of a community: its towers, and on each window what is open there and whether somebody looked today."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from steward.estate.models import VACANT, Building, Community, Unit
from steward.estate.queries import Grid, street_page
from steward.estate.queries.grids import Cell
from steward.estate.queries.population import RENOVATING_VALUES
from steward.estate.queries.streets import StreetPage
from steward.foundation.identity.actor import Actor

from .marks import Mark, unit_marks


@dataclass(frozen=True, kw_only=True)
class Window:
    """One unit as it is drawn: its shape, its marks, the whole sentence for who does not see them; pale if left out."""

    unit: Unit
    shape: str
    mark: Mark
    patrol: str  # y: looked at today, n: not yet, nothing: nobody has to
    words: str
    is_pale: bool

    @property
    def count(self) -> int:
        """How many cases are open there."""
        return self.mark.complaints + self.mark.other_cases


@dataclass(frozen=True, kw_only=True)
class Row:
    """One floor."""

    label: str
    windows: tuple[Window, ...]


@dataclass(frozen=True, kw_only=True)
class Tower:
    """One building: how it is drawn, its floors from the top, how many of its units nobody has looked at yet."""

    grid: Grid
    rows: tuple[Row, ...]
    unseen: int
    is_patrolled: bool  # it has units to look at, and all were


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One chip of the legend or one lens: its word, how it is drawn, whether it is pressed, where a press leads."""

    name: str
    label: str
    pressed: bool
    query: str
    count: int = 0
    shape: str = "occ"
    patrol: str = ""
    badge: str = ""  # late or soft, as the mark on the glass


@dataclass(frozen=True, kw_only=True)
class PicturePage:
    """A community, or one building of it, from across the street."""

    street: StreetPage
    towers: tuple[Tower, ...]
    legend: tuple[Choice, ...]
    lenses: tuple[Choice, ...]
    now: datetime


# What each chip and each lens leaves in the light.
KEEPS: dict[str, Callable[[str, str, Mark], bool]] = {
    "": lambda shape, patrol, mark: True,
    "occ": lambda shape, patrol, mark: shape == "occ",
    "vac": lambda shape, patrol, mark: shape == "vac",
    "reno": lambda shape, patrol, mark: shape == "reno",
    "own": lambda shape, patrol, mark: shape == "own",
    "seen": lambda shape, patrol, mark: patrol == "y",
    "unseen": lambda shape, patrol, mark: patrol == "n",
    "complaints": lambda shape, patrol, mark: mark.complaints > 0,
    "others": lambda shape, patrol, mark: mark.other_cases > 0,
    "patrol": lambda shape, patrol, mark: patrol != "",
    "cases": lambda shape, patrol, mark: mark.complaints + mark.other_cases > 0,
}
LENSES = ("", "patrol", "cases", "reno")
CHIPS = ("occ", "vac", "reno", "own", "seen", "unseen", "complaints", "others")
NO_MARK = Mark()


def picture_page(
    actor: Actor,
    community: Community,
    *,
    now: datetime,
    building: Building | None = None,
    lens: str = "",
    only: str = "",
) -> PicturePage:
    """Return the picture; `lens` is one of LENSES, `only` one of CHIPS, anything else means all."""
    lens, only = (lens if lens in LENSES else ""), (only if only in CHIPS else "")
    street = street_page(actor, community, building=building)
    day = now.astimezone(community.office.zone).date()
    marks = unit_marks(actor, [grid.building for grid in street.towers], day)
    towers = tuple(_tower(grid, marks, KEEPS[lens], KEEPS[only]) for grid in street.towers)
    return PicturePage(
        street=street, towers=towers, legend=_legend(towers, lens, only), lenses=_lenses(lens, only), now=now
    )


def patrol_of(unit: Unit, mark: Mark) -> str:
    """Return whether a unit that is looked at daily was looked at (clause B4): y, n, or nothing where nobody has to."""
    owes = unit.occupancy in VACANT or unit.renovation in RENOVATING_VALUES
    return ("y" if mark.is_seen else "n") if owes else ""


def _tower(grid: Grid, marks: dict[int, Mark], *keeps: Callable[[str, str, Mark], bool]) -> Tower:
    rows = tuple(
        Row(
            label=row.label,
            windows=tuple(_window(cell, marks.get(cell.unit.pk, NO_MARK), keeps) for cell in row.cells),
        )
        for row in grid.living_rows
    )
    looks = Counter(window.patrol for row in rows for window in row.windows)
    return Tower(grid=grid, rows=rows, unseen=looks["n"], is_patrolled=looks["y"] > 0 and not looks["n"])


def _window(cell: Cell, mark: Mark, keeps: tuple[Callable[[str, str, Mark], bool], ...]) -> Window:
    patrol = patrol_of(cell.unit, mark)
    return Window(
        unit=cell.unit,
        shape=cell.shape,
        mark=mark,
        patrol=patrol,
        words=_sentence(cell, mark, patrol),
        is_pale=not all(keep(cell.shape, patrol, mark) for keep in keeps),
    )


def _sentence(cell: Cell, mark: Mark, patrol: str) -> str:
    words = [cell.words]
    if patrol:
        words.append(_("looked at today") if patrol == "y" else _("not looked at today"))
    if mark.complaints:
        words.append(
            ngettext("%(n)d open complaint", "%(n)d open complaints", mark.complaints) % {"n": mark.complaints}
        )
    if n := mark.other_cases:
        words.append(ngettext("%(n)d other open case", "%(n)d other open cases", n) % {"n": n})
    return "・".join(words)


def _query(lens: str, only: str) -> str:
    return "?" + "&".join(f"{name}={value}" for name, value in (("lens", lens), ("only", only)) if value)


def _lenses(lens: str, only: str) -> tuple[Choice, ...]:
    words = {
        "": pgettext("lens", "All"),
        "patrol": pgettext("lens", "Patrol"),
        "cases": pgettext("lens", "Cases"),
        "reno": pgettext("lens", "Renovation"),
    }
    return tuple(
        Choice(name=name, label=words[name], pressed=name == lens, query=_query(name, only)) for name in LENSES
    )


def _legend(towers: tuple[Tower, ...], lens: str, only: str) -> tuple[Choice, ...]:
    counts: Counter[str] = Counter()
    for window in (window for tower in towers for row in tower.rows for window in row.windows):
        counts[window.shape] += 1
        counts["seen"] += window.patrol == "y"
        counts["unseen"] += window.patrol == "n"
        counts["complaints"] += window.mark.complaints
        counts["others"] += window.mark.other_cases
    drawn = {
        "occ": (_("occupied"), "occ", "", ""),
        "vac": (_("vacant"), "vac", "", ""),
        "reno": (_("renovation"), "reno", "", ""),
        "own": (_("before handover"), "own", "", ""),
        "seen": (_("looked at today"), "vac", "y", ""),
        "unseen": (_("not looked at today"), "vac", "n", ""),
        "complaints": (_("complaints open"), "occ", "", "late"),
        "others": (_("other cases open"), "occ", "", "soft"),
    }
    return tuple(
        Choice(
            name=name, label=label, count=counts[name], shape=shape, patrol=patrol, badge=badge, pressed=name == only,
            query=_query(lens, "" if name == only else name),
        )
        for name, (label, shape, patrol, badge) in drawn.items()
        if counts[name] or name == only
    )  # fmt: skip
