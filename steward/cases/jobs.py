"""What the clock calls."""

from django.tasks import task
from django.utils import timezone

from steward.foundation.identity.actor import system

from . import actions


@task
def raise_after_a_month() -> int:
    """Make valid complaints major that are unsolved after a month. Once a day; returns how many."""
    return actions.raise_all_after_a_month(actor=system("clock"), at=timezone.now())


@task
def learn_categories() -> int:
    """Learn anew, office by office, which words bring which category. Every night; returns how many offices changed."""
    return actions.learn_categories_everywhere(actor=system("clock"), at=timezone.now())
