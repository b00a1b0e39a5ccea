"""What the clock calls."""

from . import actions
from .queries import database_time


def sweep() -> actions.Swept:
    """Take every step that is due by the time of the database. Run once a minute, by as many processes as like."""
    return actions.take_due_steps(at=database_time())
