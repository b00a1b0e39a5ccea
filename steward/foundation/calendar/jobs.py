"""What the clock calls."""

from django.tasks import task

from steward.foundation.identity.actor import system
from steward.foundation.jobs.queries import database_now

from . import actions


@task
def load_years() -> None:
    """Load the holidays of this year, the one before and the next, as far as they are announced and not on record."""
    actions.import_years(actor=system("clock"), at=database_now())
