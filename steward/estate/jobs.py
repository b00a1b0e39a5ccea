"""What the clock asks of the estate."""

from django.tasks import task
from django.utils import timezone

from steward.foundation.identity.actor import system

from . import actions


@task
def remind_late_keys() -> None:
    """Tell of keys that did not come back in time; it may run twice."""
    actions.remind_late_keys(actor=system("clock"), at=timezone.now())
