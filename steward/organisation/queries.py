"""What the organisation is asked."""

from datetime import datetime

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account


def actor_of(account: Account, at: datetime) -> Actor:
    """Return who this account acts as at this moment, with every post held, substitutions included."""
    person = account.person
    return Actor(
        person_id=person.pk, name=person.name, language=person.language, is_system_admin=account.is_system_admin
    )
