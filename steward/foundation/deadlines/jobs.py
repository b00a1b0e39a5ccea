"""What the clock calls."""

from steward.foundation.jobs.queries import database_now

from . import actions


def sweep() -> actions.Swept:
    """Take every step that is due by the time of the database. Run once a minute, by as many processes as like."""
    return actions.take_due_steps(at=database_now())
