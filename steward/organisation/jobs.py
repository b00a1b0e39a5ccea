"""What the clock asks of the organisation."""

from django.tasks import task
from django.utils import timezone

from steward.foundation.identity.actor import system

from . import actions


@task
def close_leavers() -> None:
    """Close the persons and accounts whose last day is over."""
    actions.close_leavers(actor=system("clock"), at=timezone.now())
