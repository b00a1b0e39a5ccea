"""A community as it is seen from across the street: its towers, what is drawn on them, the unit that was picked."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from steward.estate import rules
from steward.estate.models import VACANT, Building, Community, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office

from .grids import Grid, building_grids

MOST_DRAWN = 2_500  # units on one page; a larger community shows one building at a time


@dataclass(frozen=True, kw_only=True)
class Legend:
    """One line of the legend, which is also a filter."""

    shape: str
    label: str
    count: int
    pressed: bool


@dataclass(frozen=True, kw_only=True)
class StreetPage:
    """The towers of a community (or one of them)."""

    community: Community
    building: Building | None
    towers: tuple[Grid, ...]
    legend: tuple[Legend, ...]
    siblings: tuple[Building, ...]
    only: str
    may_change: bool
    may_export: bool

    @property
    def size(self) -> int:
        """How many units are drawn."""
        return sum(tower.size for tower in self.towers)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for wide windows."""
        return len(self.towers) == 1


@dataclass(frozen=True, kw_only=True)
class BuildingLine:
    """One building in the list of an office."""

    building: Building
    units: int
    vacant: int
    renovating: int


@dataclass(frozen=True, kw_only=True)
class EstatePage:
    """Everything an office manages."""

    office: Office
    communities: tuple[tuple[Community, tuple[BuildingLine, ...]], ...]
    may_change: bool
    may_export: bool


def estate_page(actor: Actor, office: Office) -> EstatePage:
    """Return the communities of an office with their buildings (two statements)."""
    communities = rules.visible_to(actor, Community.objects.filter(office=office)).order_by("-is_active", "name", "pk")
    vacant = Q(units__occupancy__in=VACANT, units__delivery="done")
    renovating = Q(units__renovation__in=("under_way", "observation"))
    active = Q(units__is_active=True)
    buildings = Building.objects.filter(office=office, is_active=True).annotate(
        n=Count("units", filter=active),
        n_vacant=Count("units", filter=active & vacant),
        n_renovating=Count("units", filter=active & renovating),
    )
    lines: dict[int, list[BuildingLine]] = {}
    for building in buildings.order_by("position", "code"):
        lines.setdefault(building.community_id, []).append(
            BuildingLine(
                building=building, units=building.n, vacant=building.n_vacant, renovating=building.n_renovating
            )
        )
    return EstatePage(
        office=office,
        communities=tuple((community, tuple(lines.get(community.pk, ()))) for community in communities),
        may_change=rules.may(actor, "community", "change", office.pk),
        may_export=rules.may(actor, "unit", "export", office.pk),
    )


def street_page(actor: Actor, community: Community, *, building: Building | None = None, only: str = "") -> StreetPage:
    """Return the towers of a community, or the one asked for; `only` names the shape that is looked for."""
    siblings = tuple(Building.objects.filter(community=community, is_active=True).order_by("position", "code"))
    drawn = (building,) if building else siblings
    if building is None and Unit.objects.filter(building__in=siblings, is_active=True).count() > MOST_DRAWN:
        drawn = siblings[:1]
    towers = tuple(building_grids(drawn))
    return StreetPage(
        community=community,
        building=building,
        towers=towers,
        legend=_legend(towers, only),
        siblings=siblings,
        only=only,
        may_change=rules.may(actor, "building", "change", community.office_id),
        may_export=rules.may(actor, "unit", "export", community.office_id),
    )


def _legend(towers: tuple[Grid, ...], only: str) -> tuple[Legend, ...]:
    counts: Counter[str] = Counter()
    for tower in towers:
        counts.update(tower.counts)
    words = {"occ": _("occupied"), "vac": _("vacant"), "reno": _("renovation"), "own": _("before handover")}
    return tuple(
        Legend(shape=shape, label=label, count=counts[shape], pressed=shape == only)
        for shape, label in words.items()
        if counts[shape] or shape == only
    )
