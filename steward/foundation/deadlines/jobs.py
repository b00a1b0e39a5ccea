"""What the clock calls."""

from steward.foundation.jobs.queries import database_now

from . import actions


def sweep() -> None:
    """Take every step that is due by the time of the database, and recompute where working time was changed.

    Run by as many processes as like.
    """
    at = database_now()
    actions.take_due_steps(at=at)
    actions.recompute_asked(at=at)
