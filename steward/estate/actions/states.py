"""The state of a unit on one axis is set, dated; and taken back when it was a slip."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steward.estate.models import AXES, Unit, UnitState
from steward.estate.queries.locking import locked
from steward.estate.rules import rights
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import Concern, record

# Whoever may set states may date them this far back; further back only who may change units altogether.
BACKDATED_DAYS = 31


class StateRefused(Exception):
    """Base of what speaks against a state: the message says how to mend it."""


class AlreadySo(StateRefused):
    """The unit is in this state already."""

    def __str__(self) -> str:
        return _("The unit is in this state already.")


class NotYet(StateRefused):
    """A state was dated in the future."""

    def __str__(self) -> str:
        return _("A state cannot begin in the future. Set it on the day when it begins.")


class TooFarBack(StateRefused):
    """A state was dated further back than this post may."""

    def __str__(self) -> str:
        words = _("You can date a state back by %(days)s days at most. Ask your supervisor for earlier ones.")
        return words % {"days": BACKDATED_DAYS}


class BeforeTheLast(StateRefused):
    """A state was dated before the one that it follows."""

    def __init__(self, since: date) -> None:
        super().__init__(since)
        self.since = since

    def __str__(self) -> str:
        day = date_format(self.since, "DATE_FORMAT")
        return _("The state before began on %(day)s. Choose that day or a later one.") % {"day": day}


class NothingToTakeBack(StateRefused):
    """There is no state before this one, or somebody acted in between."""

    def __str__(self) -> str:
        return _("This state can no longer be taken back. Set the right one instead.")


@transaction.atomic
def set_unit_state(
    *, unit_id: int, axis: str, value: str, from_on: date, actor: Actor, at: datetime, version: int | None = None,
    why: str = "",
) -> UnitState:  # fmt: skip
    """Set the state of a unit on one axis from a day on; the state before ends that day (clauses B4, C4.9).

    `why` is a code, never a text about persons. Raises StaleVersion, AlreadySo, NotYet, TooFarBack, BeforeTheLast;
    ValueError for a word that is no state of the axis.
    """
    unit = locked(Unit.objects.select_related("office"), unit_id, version)
    need(actor, "unit", "set_state", unit.office_id)
    state = AXES[axis](value).value
    before = UnitState.objects.filter(unit=unit, axis=axis, until_on=None, voided_at=None).first()
    _refuse(unit, before, state, from_on, actor, at)
    if before:
        before.until_on, before.ended_at = from_on, at
        before.save(update_fields=["until_on", "ended_at"])
    row = _begin(unit, axis, state, from_on, actor, at)
    record(
        verb="estate.unit_state_set", office=unit.office, actor=actor, captured_at=at,
        about=[Concern("unit", unit.pk), Concern("building", unit.building_id, "in")],
        facts={
            "unit_state": state, "unit_state_before": before.value if before else "", "unit_axis": axis,
            "from_on": from_on, "why": why,
        },
    )  # fmt: skip
    return row


def _refuse(unit: Unit, before: UnitState | None, value: str, from_on: date, actor: Actor, at: datetime) -> None:
    today = at.astimezone(unit.office.zone).date()
    if before and before.value == value:
        raise AlreadySo
    if from_on > today:
        raise NotYet
    far_back = from_on < today - timedelta(days=BACKDATED_DAYS)
    if far_back and not rights.may(actor, "unit", "change", unit.office_id):
        raise TooFarBack
    if before and from_on < before.from_on:
        raise BeforeTheLast(before.from_on)


def _begin(unit: Unit, axis: str, value: str, from_on: date, actor: Actor, at: datetime) -> UnitState:
    setattr(unit, axis, value)
    unit.version += 1
    unit.save(update_fields=[axis, "version"])
    return UnitState.objects.create(
        unit=unit, axis=axis, value=value, from_on=from_on, set_by_id=actor.person_id, set_at=at
    )


@transaction.atomic
def take_back_state(*, state_id: int, actor: Actor, at: datetime) -> UnitState:
    """Take back the state that was set last on its axis: the one before holds again, as if never ended.

    Nothing is deleted: both rows are voided and the earlier one is written anew. Raises NothingToTakeBack.
    """
    unit_id = UnitState.objects.values_list("unit_id", flat=True).get(pk=state_id)
    unit = locked(Unit.objects.select_related("office"), unit_id)
    need(actor, "unit", "set_state", unit.office_id)
    slip = UnitState.objects.get(pk=state_id)
    ended = UnitState.objects.filter(unit=unit, axis=slip.axis, voided_at=None, ended_at=slip.set_at)
    before = ended.filter(until_on=slip.from_on).exclude(pk=slip.pk).order_by("-pk").first()
    if slip.until_on or slip.voided_at or before is None:
        raise NothingToTakeBack
    UnitState.objects.filter(pk__in=[slip.pk, before.pk]).update(voided_at=at)
    row = _begin(unit, slip.axis, before.value, before.from_on, actor, at)
    record(
        verb="estate.unit_state_taken_back", office=unit.office, actor=actor, captured_at=at,
        about=[Concern("unit", unit.pk), Concern("building", unit.building_id, "in")],
        facts={
            "unit_state": before.value, "unit_state_before": slip.value, "unit_axis": slip.axis,
            "from_on": before.from_on,
        },
    )  # fmt: skip
    return row
