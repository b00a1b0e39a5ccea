"""Take units over from a table, and take that back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_noop as _

from steward.estate.models import AXES, Building, Community, Floor, Unit
from steward.estate.rules.storeys import Storey
from steward.foundation.identity.actor import Actor
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.targets import Applied, Context, Outcome, Step
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record

from .changes import change_unit
from .states import StateRefused, set_unit_state
from .structure import CodeTaken, add_building, add_community, add_floor, add_unit

IN_USE = _("Somebody lives there, or something has been recorded of the unit since.")
LATER = _("The state has been set again since.")


def import_units(*, steps: Sequence[Step], context: Context, actor: Actor, at: datetime) -> list[int]:
    """Add what is new, with the community, building and floor it lies in, and change what differs; returns the ids.

    Raises Unreadable when a row cannot be entered.
    """
    made = []
    for step in steps:
        try:
            made.append(
                _add(step, context, actor, at) if step.outcome == Outcome.NEW else _change(step, context, actor, at)
            )
        except CodeTaken as refusal:
            raise Unreadable(str(refusal)) from None
    return made


def undo_units(*, applied: Sequence[Applied], context: Context, actor: Actor, at: datetime) -> list[Reason | None]:
    """Take units out again unless they are in use, with what was made for them, and put back what was changed."""
    return [
        _take_out(row, context, actor, at) if row.is_new else _put_back(row, context, actor, at) for row in applied
    ]


def _add(step: Step, context: Context, actor: Actor, at: datetime) -> int:
    name, level, label = step.work
    row, office = step.row, context.office
    who = {"actor": actor, "at": at}
    community = Community.objects.filter(office=office, name=name, is_active=True).first()
    community = community or add_community(office=office, name=name, **who)
    code = row.get("building")
    building = Building.objects.filter(community=community, code=code).first()
    building = building or add_building(community=community, code=code, name=code, **who)
    floor = Floor.objects.filter(building=building, level=level).first()
    floor = floor or add_floor(building=building, storey=Storey(level=level, label=label), **who)
    known = {name: row.get(name) for name in ("area_sqm", *AXES) if row.get(name)}
    return add_unit(floor=floor, label=row.get("unit"), **who, **known).pk


def _change(step: Step, context: Context, actor: Actor, at: datetime) -> int:
    _set(step.object_id, step.after, context, actor, at)
    return step.object_id


def _put_back(row: Applied, context: Context, actor: Actor, at: datetime) -> Reason | None:
    try:
        with transaction.atomic():
            _set(row.object_id, row.before, context, actor, at)
    except Unreadable:
        return Reason(LATER)
    return None


def _set(unit_id: int | None, wanted: Mapping, context: Context, actor: Actor, at: datetime) -> None:
    """Set size and states of a unit. Raises Unreadable when a state may not be set."""
    today = at.astimezone(context.office.zone if context.office else None).date()
    if "area_sqm" in wanted:
        size = wanted["area_sqm"]
        change_unit(
            unit_id=unit_id, version=None, area_sqm=None if size is None else Decimal(size), actor=actor, at=at
        )
    for axis in AXES:
        if axis in wanted:
            try:
                set_unit_state(unit_id=unit_id, axis=axis, value=wanted[axis], from_on=today, actor=actor, at=at)
            except StateRefused as refusal:
                raise Unreadable(str(refusal)) from None


def _take_out(row: Applied, context: Context, actor: Actor, at: datetime) -> Reason | None:
    unit = Unit.objects.select_related("floor__building__community").filter(pk=row.object_id).first()
    if unit is None:
        return None
    try:
        with transaction.atomic():
            unit.delete()
    except (ProtectedError, RestrictedError):
        return Reason(IN_USE)
    search.remove(kind="unit", object_ids=[row.object_id])
    record(
        verb="estate.unit_taken_out", office=context.office, actor=actor, captured_at=at,
        about=[Concern("unit", row.object_id)], facts={"code": unit.code}, batch=context.batch_id,
    )  # fmt: skip
    _take_out_empty(unit.floor, row.before)
    return None


def _take_out_empty(floor: Floor, made: Mapping) -> None:
    """Take out the floor, building and community that were made for the unit, once nothing is left in them."""
    building, community = floor.building, floor.building.community
    if made.get("floor") and not floor.units.exists():
        Floor.objects.filter(pk=floor.pk).delete()
    try:
        with transaction.atomic():
            if made.get("building") and not building.floors.exists():
                Building.objects.filter(pk=building.pk).delete()
                search.remove(kind="building", object_ids=[building.pk])
            if made.get("community") and not community.buildings.exists():
                Community.objects.filter(pk=community.pk).delete()
                search.remove(kind="community", object_ids=[community.pk])
    except (ProtectedError, RestrictedError):
        return
