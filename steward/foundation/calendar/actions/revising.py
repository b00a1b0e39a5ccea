"""What every change of working time shares: a new token for those who remember, a line of history, word to the clocks."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from steward.foundation.calendar.models import Revision
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office
from steward.foundation.timeline.actions import Concern, record


def renew_revision() -> None:
    """Tell every process that what it remembers of calendars and ladders is old; part of the change's transaction."""
    Revision.objects.update_or_create(pk=1, defaults={"token": uuid7()})


def record_change(
    *, verb: str, office: Office | None, region: str = "", actor: Actor, at: datetime, facts: Mapping[str, Any]
) -> None:
    """Finish one change: the token, the history, and a recomputation of the open clocks of the offices it touches."""
    renew_revision()
    record(
        verb=verb, office=office, actor=actor, captured_at=at, about=[Concern("calendar", office.pk if office else 0)],
        facts=facts,
    )  # fmt: skip
    import_string(settings.CALENDAR_CHANGED)(office_ids=list(touched(office, region)), at=at)


def touched(office: Office | None, region: str = "") -> Iterable[int]:
    """Return the offices that a change reaches: one, those of a holiday region, or all."""
    if office is not None:
        return [office.pk]
    found = Office.objects.filter(holiday_region=region) if region else Office.objects.all()
    return found.values_list("pk", flat=True)
