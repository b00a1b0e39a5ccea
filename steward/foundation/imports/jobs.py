"""What the worker does for imports, and what the clock calls."""

from django.tasks import task

from steward.foundation.jobs.queries import database_now

from . import actions


@task
def run(batch_id: int) -> None:
    """Import what is left of a batch."""
    actions.run(batch_id=batch_id, at=database_now())


@task
def undo(batch_id: int) -> None:
    """Take back what a batch made."""
    actions.undo_all(batch_id=batch_id, at=database_now())


@task
def clear_out() -> None:
    """Forget old files and rejected rows."""
    actions.clear_out(at=database_now())
