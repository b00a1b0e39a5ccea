"""What the clock calls: letters are written and sent."""

from django.tasks import task
from django.utils import timezone

from . import actions


@task
def post() -> None:
    """Write letters for urgent notices and send what is due; it may run twice."""
    actions.write_urgent_letters(at=timezone.now())
    actions.send_letters(at=timezone.now())


@task
def write_digests() -> None:
    """Write the letter of the day; it may run twice."""
    now = timezone.now()
    actions.write_digests(day=timezone.localdate(now), at=now)
    actions.forget_old_letters(at=now)
