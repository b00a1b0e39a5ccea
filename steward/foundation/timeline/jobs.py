"""What the clock calls."""

from django.tasks import task
from django.utils import timezone

from . import actions


def seal() -> int:
    """Seal what was written since the last run; returns how many rows. Runs every few seconds."""
    return actions.seal_pending(at=timezone.now())


def write_checkpoints() -> int:
    """Sign where the chains stand; returns how many moved. Runs at least every ten minutes."""
    return actions.write_checkpoints(at=timezone.now())


@task
def seal_everything() -> int:
    """Look at all rows for one without a seal; returns how many were missed. Runs every night."""
    return actions.seal_everything()
