"""The handover of a shift (F12): opened, counted, signed by both; refused, or no relief comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Basis
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import check_version
from steward.foundation.notices import actions as notices
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import actions as organisation
from steward.organisation.models import Shift
from steward.organisation.queries import posts_at, superior_of
from steward.rosters import rules
from steward.rosters.models import Handover, HandoverItem, InventoryItem

from .refusals import (
    AlreadyOpened,
    NotYourTurn,
    PremisesNotSeen,
    ReasonMissing,
    ReliefMissing,
    ShiftNotBegun,
    Unexplained,
)

State = Handover.State
RELIEF_WITHIN = 30  # minutes in which the supervisor finds a relief
A_SHIFT = timedelta(hours=8)  # so long, from now, somebody who is not relieved stays in the roster


@dataclass(frozen=True, kw_only=True)
class Count:
    """What was counted of one thing, and why it differs from what was expected."""

    counted: Decimal
    explanation: str = ""


@dataclass(frozen=True, kw_only=True)
class Remarks:
    """What the relief must know, in the words of the one who leaves."""

    must_know: str = ""
    equipment_state: str = ""
    instructions: str = ""
    premises_ok: bool | None = None


@transaction.atomic
def open_handover(*, shift_id: int, actor: Actor, at: datetime) -> Handover:
    """Open the handover of one's own shift, with everything that is counted there.

    Raises PermissionDenied, ShiftNotBegun, AlreadyOpened.
    """
    shift = Shift.objects.select_for_update(of=("self",)).select_related("office").get(pk=shift_id)
    if not rules.may_open(actor, shift):
        raise PermissionDenied
    if shift.from_at > at:
        raise ShiftNotBegun
    if Handover.objects.filter(shift=shift).exists():
        raise AlreadyOpened
    row = Handover.objects.create(
        office=shift.office, department_id=shift.department_id, shift=shift, outgoing_id=shift.person_id, opened_at=at,
        due_at=shift.until_at,
    )  # fmt: skip
    things = InventoryItem.objects.filter(
        Q(department_id=shift.department_id) | Q(department=None), office=shift.office, is_active=True
    )
    HandoverItem.objects.bulk_create(
        HandoverItem(handover=row, item=item, name=item.name, expected=item.expected, position=place)
        for place, item in enumerate(things.order_by("position", "pk"))
    )
    _write("rosters.handover_opened", row, actor, at)
    return row


@transaction.atomic
def count_items(
    *, handover_id: int, version: int, counts: Mapping[int, Count], remarks: Remarks, actor: Actor, at: datetime
) -> Handover:
    """Write down what was counted (by id of the HandoverItem) and what must be known; counted, it can be signed.

    Raises PermissionDenied, StaleVersion, NotYourTurn, Unexplained, PremisesNotSeen.
    """
    row = _locked(handover_id)
    if not rules.may_hand_over(actor, row):
        raise PermissionDenied
    check_version(row, version)
    if row.state != State.OPEN:
        raise NotYourTurn
    if remarks.premises_ok is None:
        raise PremisesNotSeen
    items = list(row.items.select_for_update(of=("self",)).order_by("pk"))
    for item in items:
        found = counts.get(item.pk)
        if found is None or rules.unexplained(item.expected, found.counted, found.explanation):
            raise Unexplained
        item.counted, item.explanation = found.counted, found.explanation.strip()
    HandoverItem.objects.bulk_update(items, ["counted", "explanation"])
    for name, value in vars(remarks).items():
        setattr(row, name, value)
    _step(row, State.COUNTED, ["must_know", "equipment_state", "instructions", "premises_ok"])
    different = sum(item.counted != item.expected for item in items)
    _write("rosters.handover_counted", row, actor, at, items=len(items), differences=different)
    return row


@transaction.atomic
def count_again(*, handover_id: int, version: int, actor: Actor, at: datetime) -> Handover:
    """Go back to counting, after a refusal, a mistake, or when the relief came after all.

    Raises PermissionDenied, StaleVersion, NotYourTurn.
    """
    row = _locked(handover_id)
    if not rules.may_hand_over(actor, row):
        raise PermissionDenied
    check_version(row, version)
    row.incoming, row.relief_arrived_at, row.outgoing_signed_at = None, None, None
    _step(row, State.OPEN, ["incoming", "relief_arrived_at", "outgoing_signed_at"])
    _write("rosters.handover_reopened", row, actor, at)
    return row


@transaction.atomic
def sign_over(
    *, handover_id: int, version: int, incoming_id: int, arrived_at: datetime, actor: Actor, at: datetime
) -> Handover:
    """Sign as the one who leaves, naming who takes over and when they came; nobody is relieved by this alone.

    Raises PermissionDenied, StaleVersion, NotYourTurn, ReliefMissing.
    """
    row = _locked(handover_id)
    if not rules.may_hand_over(actor, row):
        raise PermissionDenied
    check_version(row, version)
    if row.state != State.COUNTED:
        raise NotYourTurn
    here = any(post.office_id == row.office_id for post in posts_at(incoming_id, at))
    if incoming_id == row.outgoing_id or not here or arrived_at > at:
        raise ReliefMissing
    row.incoming_id, row.relief_arrived_at, row.outgoing_signed_at = incoming_id, arrived_at, at
    row.version += 1
    row.save(update_fields=["incoming", "relief_arrived_at", "outgoing_signed_at", "version"])
    _write("rosters.handover_signed", row, actor, at)
    return row


@transaction.atomic
def take_over(*, handover_id: int, version: int, actor: Actor, at: datetime) -> Handover:
    """Sign as the relief: the handover is done, and the one who leaves goes off duty.

    Raises PermissionDenied, StaleVersion, NotYourTurn.
    """
    row = _for_relief(handover_id, version, actor)
    row.incoming_signed_at = at
    _step(row, State.DONE, ["incoming_signed_at"])
    deadlines.meet(kind="handover", object_id=row.pk, name="relief", at=at)
    notices.withdraw(kind="handover", object_id=row.pk, at=at)
    organisation.go_off_duty(shift_id=row.shift_id, actor=actor, at=at)
    _write("rosters.handover_done", row, actor, at)
    return row


@transaction.atomic
def refuse_handover(*, handover_id: int, version: int, reason: str, actor: Actor, at: datetime) -> Handover:
    """Refuse to take over, for a reason; the one who leaves stays on duty, and their superior is told.

    Raises PermissionDenied, StaleVersion, NotYourTurn, ReasonMissing.
    """
    row = _for_relief(handover_id, version, actor)
    if not reason.strip():
        raise ReasonMissing
    row.refusal_reason, row.outgoing_signed_at = reason.strip(), None
    _step(row, State.REFUSED, ["refusal_reason", "outgoing_signed_at"])
    _write("rosters.handover_refused", row, actor, at)
    _stay(row, "rosters.handover_refused", actor, at)
    return row


@transaction.atomic
def report_no_relief(*, handover_id: int, version: int, actor: Actor, at: datetime) -> Handover:
    """Say that no relief has come: stay, and call the superior, who is told at once and again by the ladder (2.9).

    Raises PermissionDenied, StaleVersion, NotYourTurn.
    """
    row = _locked(handover_id)
    if not rules.may_hand_over(actor, row):
        raise PermissionDenied
    check_version(row, version)
    row.supervisor_called_at, row.outgoing_signed_at = at, None
    _step(row, State.NO_RELIEF, ["supervisor_called_at", "outgoing_signed_at"])
    wanted = deadlines.Start(
        office=row.office, kind="handover", object_id=row.pk, name="relief", limit_minutes=RELIEF_WITHIN,
        basis=Basis.CALENDAR, ladder_code="important",
    )  # fmt: skip
    deadlines.cancel(kind="handover", object_id=row.pk, at=at)
    deadlines.restart([wanted], at=at)
    _write("rosters.no_relief", row, actor, at)
    _stay(row, "rosters.no_relief", actor, at)
    return row


def _locked(handover_id: int) -> Handover:
    """Return the handover, locked until the end of the transaction."""
    return Handover.objects.select_for_update(of=("self",)).select_related("office").get(pk=handover_id)


def _step(row: Handover, to: str, fields: list[str]) -> None:
    """Take a step of the table of moves and save it. Raises NotYourTurn where there is no such step."""
    if to not in Handover.MOVES[State(row.state)]:
        raise NotYourTurn
    row.state, row.version = to, row.version + 1
    row.save(update_fields=["state", "version", *fields])


def _write(verb: str, row: Handover, actor: Actor, at: datetime, **facts: object) -> None:
    """Write one row of the history of a handover."""
    about = [Concern("handover", row.pk), Concern("person", row.outgoing_id, "outgoing")]
    if row.incoming_id:
        about.append(Concern("person", row.incoming_id, "incoming"))
    known = {"outgoing_person": row.outgoing_id, "incoming_person": row.incoming_id}
    record(verb=verb, office=row.office, actor=actor, captured_at=at, about=about, facts=known | facts)


def _for_relief(handover_id: int, version: int, actor: Actor) -> Handover:
    """Return the handover that the one who leaves has signed, for the relief who was named."""
    row = _locked(handover_id)
    if not rules.may_take_over(actor, row):
        raise PermissionDenied
    check_version(row, version)
    if row.state != State.COUNTED or row.outgoing_signed_at is None:
        raise NotYourTurn
    return row


def _stay(row: Handover, code: str, actor: Actor, at: datetime) -> None:
    organisation.stay_on_duty(shift_id=row.shift_id, until_at=at + A_SHIFT, actor=actor, at=at)
    superior = superior_of(row.outgoing_id, row.office_id, at)
    if superior:
        notices.tell(
            people=[superior], code=code, kind="handover", object_id=row.pk, office=row.office, urgent=True,
            once=f"{code}:{row.pk}:{row.version}", at=at,
        )  # fmt: skip
