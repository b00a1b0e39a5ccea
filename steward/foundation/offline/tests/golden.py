"""Golden requests of receipts and of phones."""

from datetime import UTC, datetime
from uuid import UUID

from steward.foundation.offline.actions import register_device
from tests.golden import Golden

KEY = UUID("01900000-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
LIN_ONLY = "everybody registers the phone in hand, and only for themselves"


def _phone(world) -> dict:
    register_device(key=KEY, name="Lin's phone", account=world.people["lin"].account, at=NOW)
    return {}


def _batch(world) -> dict:
    return {"device": str(KEY), "sent_at": NOW.isoformat(), "messages": []}


GOLDEN = [
    Golden(route="offline:receipt", visitor=200, why="it says yes or no about a key that only its sender knows"),
    Golden(
        route="phone:devices", method="post", json=True, send=lambda world: {"key": str(KEY), "name": "Phone"},
        visitor=401, why=LIN_ONLY,
    ),
    Golden(
        route="phone:messages", method="post", json=True, make=_phone, send=_batch, visitor=401, stranger="ng",
        why="a phone is heard by its own person only, at whatever post",
    ),
]  # fmt: skip
