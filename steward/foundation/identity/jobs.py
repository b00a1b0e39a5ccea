"""What the clock asks of the identity."""

from django.tasks import task
from django.utils import timezone

from . import actions


@task
def forget_what_is_over() -> None:
    """Delete ended sessions and counts of failures that no longer count."""
    actions.forget_what_is_over(at=timezone.now())
