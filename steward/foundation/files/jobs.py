"""What the clock calls, each night."""

from django.tasks import task
from django.utils import timezone

from . import actions


@task
def collect_orphans() -> int:
    """Remove files that no row names; returns how many."""
    return actions.collect_orphans(at=timezone.now())


@task
def check_files() -> int:
    """Compare all kept files with their hashes; returns how many are missing or altered."""
    return sum(1 for _unsound in actions.unsound_files())
