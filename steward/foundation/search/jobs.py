"""What the clock calls here."""

from django.conf import settings
from django.tasks import task
from django.utils import timezone

from . import actions


@task
def learn_rarities() -> None:
    """Learn anew how rare the words of every kind are."""
    at = timezone.now()
    for kind in settings.SEARCH_KINDS:
        actions.learn_rarities(kind=kind, at=at)
