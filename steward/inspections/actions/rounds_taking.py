"""A round is taken along: its listed places, and the vacant and renovating units of that day."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from steward.estate.models import Unit
from steward.estate.queries import renovating_units, vacant_units
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import Concern, record
from steward.inspections import rules
from steward.inspections.models import Access, Check, ChecklistVersion, PatrolRules, Round, RoundPoint, Route
from steward.organisation.queries import reach_of_areas

from .rounds_refusals import RoundOver

STANDINGS = ("vacant", "renovating")


@transaction.atomic
def take_along(*, round_id: int, actor: Actor, at: datetime) -> int:
    """Write the points of a round as they are now; returns how many there are (clause B4).

    Taken again, units that have joined are added and waiting ones that have left are dropped; what was seen or
    missed stays. Raises RoundOver, PermissionDenied.
    """
    row = Round.objects.select_for_update(of=("self",)).select_related("route", "office").get(pk=round_id)
    if not rules.may_walk(actor, row):
        raise PermissionDenied
    if row.state == Round.State.DONE:
        raise RoundOver
    before = set(row.points.values_list("pk", flat=True))
    _write(row)
    after = set(row.points.values_list("pk", flat=True))
    if before != after:
        record(
            verb="inspections.round_taken", office=row.office, actor=actor, captured_at=at,
            about=[Concern("round", row.pk)],
            facts={"points": len(after), "joined": len(after - before), "gone": len(before - after)},
        )  # fmt: skip
    return len(after)


def _write(row: Round) -> None:
    listed = {point.place_id: point for point in _listed(row.route)}
    units = {unit.pk: (unit, standing) for standing in STANDINGS for unit in _joining(row, standing)}
    kept = {(point.place_id, point.unit_id): point for point in row.points.all()}
    gone = [
        point.pk
        for (place_id, unit_id), point in kept.items()
        if point.state == RoundPoint.State.WAITING and (unit_id not in units if unit_id else place_id not in listed)
    ]
    RoundPoint.objects.filter(pk__in=gone).delete()
    inside = _to_enter(row, [unit_id for unit_id, (_unit, standing) in units.items() if standing == "vacant"])
    asks = _in_force({row.route.checklist_id} | {point.checklist_id for point in listed.values()})
    new, moved = [], []
    places = [point.place for point in listed.values()]
    for position, thing in enumerate(
        rules.in_order(row.route, places, [unit for unit, _standing in units.values()]), 1
    ):
        is_unit = isinstance(thing, Unit)
        point = kept.get((None, thing.pk) if is_unit else (thing.pk, None))
        if point:
            point.position = position
            moved.append(point)
        elif is_unit:
            new.append(
                RoundPoint(
                    round=row,
                    position=position,
                    unit=thing,
                    standing=units[thing.pk][1],
                    inside=thing.pk in inside,
                    asks_id=asks.get(row.route.checklist_id),
                )
            )
        else:
            new.append(_at_place(row, position, listed[thing.pk], asks))
    RoundPoint.objects.bulk_update(moved, ["position"], batch_size=500)
    RoundPoint.objects.bulk_create(new)


def _at_place(row: Round, position: int, point, asks: dict) -> RoundPoint:
    return RoundPoint(
        round=row, position=position, place=point.place, standing="point", photo_required=point.photo_required,
        hint=point.hint, asks_id=asks.get(point.checklist_id or row.route.checklist_id),
    )  # fmt: skip


def _listed(route: Route) -> QuerySet:
    points = route.points.filter(place__is_active=True).select_related("place__building", "place__floor")
    return points.order_by("position", "pk")


def _joining(row: Round, standing: str) -> Iterable[Unit]:
    """Return the units of the route's area, building or community that join for being vacant or renovating."""
    route = row.route
    if not (route.joins_vacant if standing == "vacant" else route.joins_renovating):
        return ()
    units = (vacant_units if standing == "vacant" else renovating_units)([row.office_id], row.day)
    if route.area_id:
        units = units.filter(reach_of_areas([route.area_id], row.day).q())
    if route.community_id:
        units = units.filter(building__community_id=route.community_id)
    if route.building_id:
        units = units.filter(building_id=route.building_id)
    return units.filter(is_active=True).select_related("building", "floor")


def _to_enter(row: Round, unit_ids: list[int]) -> set[int]:
    """Return those of these vacant units that nobody entered within the office's interval."""
    asked = PatrolRules.objects.filter(office=row.office_id).first() or PatrolRules()
    since = row.day - timedelta(days=asked.inside_every_days)
    entered = Check.objects.filter(unit_id__in=unit_ids, access=Access.ENTERED, voided_at=None, clock_doubtful=False)
    return set(unit_ids) - set(entered.filter(day__gt=since).values_list("unit_id", flat=True))


def _in_force(checklist_ids: set) -> dict[int, int]:
    """Return the version in force of each of these checklists."""
    rows = ChecklistVersion.objects.filter(checklist_id__in=checklist_ids - {None}, state="in_force")
    return dict(rows.values_list("checklist_id", "pk"))
