"""What the clock asks of inspections."""

from django.tasks import task
from django.utils import timezone

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office

from . import actions


@task
def keep_rounds() -> None:
    """Make the rounds of each office's day, and let those lapse that nobody walked; it may run twice."""
    now, clock = timezone.now(), system("clock")
    for office in Office.objects.filter(is_active=True):
        actions.plan_day(office=office, day=now.astimezone(office.zone).date(), actor=clock, at=now)
    actions.lapse_rounds(actor=clock, at=now)
