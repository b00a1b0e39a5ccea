"""What the clock calls here."""

from django.tasks import task

from . import actions
from .queries import database_now


def reap() -> None:
    """Give back what dead workers held, and what failed in passing."""
    at = database_now()
    actions.reap(at=at)
    actions.retry_failed(at=at)


@task
def clear_out() -> None:
    """Forget what no one asks about any more."""
    actions.clear_out(at=database_now())
