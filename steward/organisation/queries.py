"""What the organisation is asked."""

from datetime import datetime

from django.db.models import QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office


def actor_of(account: Account, at: datetime) -> Actor:
    """Return who this account acts as at this moment, with every post held, substitutions included."""
    person = account.person
    return Actor(
        person_id=person.pk, name=person.name, language=person.language, is_system_admin=account.is_system_admin
    )


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Return the active offices that this actor may work in: all with a company post, else those of the posts held."""
    offices = Office.objects.filter(is_active=True)
    if any(holding.office_id is None for holding in actor.holdings):
        return offices
    return offices.filter(pk__in={holding.office_id for holding in actor.holdings})
