"""Who sees and walks rounds, and in which order a round goes."""

from collections.abc import Iterable

from django.db.models import QuerySet

from steward.estate.models import Place, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import may, reach
from steward.inspections.models import Round, RoundPoint, Route
from steward.organisation.queries import office_ids_in_reach

GROUND = 0
LAST = 1_000_000  # grounds have no building: they come after all of them


def visible_rounds(actor: Actor, rounds: QuerySet[Round]) -> QuerySet[Round]:
    """Narrow rounds to those of the offices in reach."""
    offices = office_ids_in_reach(reach(actor, "round", "read"))
    return rounds if offices is None else rounds.filter(office_id__in=offices)


def may_walk(actor: Actor, of: Round) -> bool:
    """Whether this actor may take this round: it is nobody's yet or the actor's own."""
    return of.person_id in (None, actor.person_id) and may(actor, "round", "walk", office_id=of.office_id)


def may_order(actor: Actor, of: Round) -> bool:
    """Whether this actor may order rounds, and correct those of others."""
    return may(actor, "round", "order", office_id=of.office_id)


def may_deal_with(actor: Actor, of: Round, point: RoundPoint) -> bool:
    """Whether the point is this actor's: of the own round unless handed to a colleague, or handed to the actor."""
    owner = point.person_id or of.person_id
    return owner == actor.person_id and may(actor, "round", "walk", office_id=of.office_id)


def in_order(route: Route, places: Iterable[Place], units: Iterable[Unit]) -> list[Place | Unit]:
    """Return places (as the route lists them) and units in the order in which the route is walked."""
    if route.order == Route.Order.LISTED:
        return [*places, *sorted(units, key=lambda unit: _way(unit, -1))]
    return sorted([*places, *units], key=lambda thing: _way(thing, -1 if route.order == Route.Order.TOP_DOWN else 1))


def _way(thing: Place | Unit, direction: int) -> tuple[int, int, int, int]:
    building = thing.building.position if thing.building else LAST
    level = thing.floor.level if thing.floor else GROUND
    on_floor = thing.position + 1 if isinstance(thing, Unit) else 0
    return (building, thing.building_id or 0, direction * level, on_floor)
