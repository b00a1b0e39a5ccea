"""What must be true before a handover is signed, and when an entry is late; pure."""

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo


def unexplained(expected: Decimal, counted: Decimal | None, explanation: str) -> bool:
    """Return whether a thing stands in the way of the signatures: not counted, or a difference nobody explained (2.9)."""
    return counted is None or (counted != expected and not explanation.strip())


def is_late(happened_at: datetime, entered_at: datetime, zone: ZoneInfo) -> bool:
    """Return whether something was entered after the local day on which it was done (B7)."""
    return entered_at.astimezone(zone).date() > happened_at.astimezone(zone).date()
