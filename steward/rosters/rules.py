"""Who may see and sign handovers, what must be true before, and when an entry is late."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import may, reach
from steward.organisation.models import Shift
from steward.organisation.queries import within
from steward.rosters.models import Handover


def visible_to(actor: Actor, handovers: QuerySet[Handover]) -> QuerySet[Handover]:
    """Narrow handovers to those of offices in reach, and those that the actor gives or takes."""
    return within(handovers, reach(actor, "handover", "read"), actor=actor, own=["outgoing_id", "incoming_id"])


def may_open(actor: Actor, shift: Shift) -> bool:
    """Whether this actor may open the handover of a shift: it is the actor's own."""
    return may(actor, "handover", "hand_over", office_id=shift.office_id, owners=[shift.person_id])


def may_hand_over(actor: Actor, handover: Handover) -> bool:
    """Whether this actor may count and sign as the one who leaves."""
    return may(actor, "handover", "hand_over", office_id=handover.office_id, owners=[handover.outgoing_id])


def may_take_over(actor: Actor, handover: Handover) -> bool:
    """Whether this actor may sign or refuse as the relief that was named."""
    return may(actor, "handover", "take_over", office_id=handover.office_id, owners=[handover.incoming_id])


def unexplained(expected: Decimal, counted: Decimal | None, explanation: str) -> bool:
    """Return whether a thing stands in the way of the signatures: not counted, or a difference nobody explained (2.9)."""
    return counted is None or (counted != expected and not explanation.strip())


def is_late(happened_at: datetime, entered_at: datetime, zone: ZoneInfo) -> bool:
    """Return whether something was entered after the local day on which it was done (B7)."""
    return entered_at.astimezone(zone).date() > happened_at.astimezone(zone).date()
