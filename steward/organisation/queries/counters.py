"""Which machine this is, and who may take it over."""

import hashlib
from datetime import datetime

from django.db.models import F, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account
from steward.foundation.rights.table import reach
from steward.organisation.models import Counter

from .offices import colleagues
from .scope import within

LONGEST_TOKEN = 100


def counter_of(token: str) -> Counter | None:
    """Return the open counter whose browser keeps this secret, or None."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    digest = hashlib.sha256(token.encode()).digest()
    return Counter.objects.select_related("office").filter(token_hash=digest, closed_at=None).first()


def accounts_at(counter: Counter, at: datetime) -> QuerySet[Account]:
    """Return the accounts that may take over a counter by number: colleagues of its office, nobody who runs the system.

    A number set before the account's sign-ins were ended counts no more.
    """
    return Account.objects.filter(
        person__in=colleagues(counter.office_id, at), is_active=True, is_system_admin=False, must_change_password=False,
        counter_pin__epoch=F("session_epoch"),
    )  # fmt: skip


def faces(counter: Counter, at: datetime) -> QuerySet[Account]:
    """Return the accounts that may take over, as the counter shows them: by pinyin."""
    return accounts_at(counter, at).select_related("person").order_by("person__pinyin", "pk")


def visible_counters(actor: Actor, rows: QuerySet[Counter]) -> QuerySet[Counter]:
    """Narrow counters to those of offices in reach."""
    return within(rows, reach(actor, "counter", "read"), actor=actor)
