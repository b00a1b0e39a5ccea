"""Change working time."""

from steward.foundation.identity.keys import uuid7

from .models import Revision


def renew_revision() -> None:
    """Tell every process that what it remembers of calendars and ladders is old; part of the change's transaction."""
    Revision.objects.update_or_create(pk=1, defaults={"token": uuid7()})
