"""A night in the security department: 曾家樂 is on duty and 郭志強 comes to relieve."""

from datetime import timedelta
from decimal import Decimal

from steward.foundation.deadlines import actions as deadlines
from steward.organisation.models import Shift
from steward.organisation.tests.factories import NOW, World, actor
from steward.rosters import actions
from steward.rosters.models import Handover, InventoryItem

BEGAN, ENDS = NOW - timedelta(hours=7), NOW + timedelta(hours=1)


def shift(world: World, person: str = "tsang", code: str = "SEC", **span) -> Shift:
    """Put somebody on duty from seven hours ago until in an hour."""
    wanted = {"from_at": BEGAN, "until_at": ENDS} | span
    return Shift.objects.create(
        office=world.office, department=world.department(code), person=world.people[person], **wanted
    )


def handover(world: World) -> Handover:
    """Open the handover of 曾家樂, where five keys are counted."""
    deadlines.load_presets()
    InventoryItem.objects.create(
        office=world.office, department=world.department("SEC"), name="鑰匙", expected=Decimal(5)
    )
    return actions.open_handover(shift_id=shift(world).pk, actor=actor(world.people["tsang"]), at=NOW)


def count(world: World, row: Handover, *, counted: int = 5, explanation: str = "") -> Handover:
    """Count the keys."""
    counts = {item.pk: actions.Count(counted=Decimal(counted), explanation=explanation) for item in row.items.all()}
    return actions.count_items(
        handover_id=row.pk, version=row.version, counts=counts, remarks=actions.Remarks(premises_ok=True),
        actor=actor(world.people["tsang"]), at=NOW,
    )  # fmt: skip


def sign(world: World, row: Handover, incoming: str = "lau") -> Handover:
    """Let 曾家樂 sign, naming who takes over."""
    return actions.sign_over(
        handover_id=row.pk, version=row.version, incoming_id=world.people[incoming].pk, arrived_at=NOW,
        actor=actor(world.people["tsang"]), at=NOW,
    )  # fmt: skip
