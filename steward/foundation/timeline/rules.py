"""Who may read the log of looks."""

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import reach


def may_read_log(actor: Actor) -> bool:
    """Return whether this actor may read who looked at what, anywhere."""
    return bool(reach(actor, "access", "see"))


def visible_to(actor: Actor, looks: QuerySet) -> QuerySet:
    """Narrow the log of looks to the offices whose log this actor may read."""
    found = reach(actor, "access", "see")
    if found.company:
        return looks
    return looks.filter(Q(office__in=found.offices))
