"""Days that differ from their week: closed, opened, a holiday of the office's own."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.calendar import rules
from steward.foundation.calendar.models import SpecialDay
from steward.foundation.calendar.queries import stretch
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion

from .hours import OverlappingHours
from .revising import record_change

BY_HAND = "hand"


@transaction.atomic
def set_day(
    *, day: date, kind: str, actor: Actor, at: datetime, office: Office | None = None, region: str = "",
    name: str = "", opens_at: time | None = None, closes_at: time | None = None, was: str | None = None,
) -> SpecialDay:  # fmt: skip
    """Say what kind of day this is, for one office or for a whole region; an office's word beats its region's.

    `was` is the kind of the day that the editor saw ("" for none). Raises StaleVersion, OverlappingHours (closing
    before opening), PermissionDenied.
    """
    if not rules.may_change(actor, office):
        raise PermissionDenied
    if opens_at is not None and closes_at is not None:
        opens, closes = stretch(opens_at, closes_at)
        if opens >= closes:
            raise OverlappingHours
    _check_unchanged(office, region, day, was)
    row, _is_new = SpecialDay.objects.update_or_create(
        office=office, region=region, day=day,
        defaults={"kind": kind, "name": name, "opens_at": opens_at, "closes_at": closes_at, "source": BY_HAND},
    )  # fmt: skip
    facts = {"on_day": day, "day_kind": kind, "region": region}
    record_change(verb="calendar.day_set", office=office, region=region, actor=actor, at=at, facts=facts)
    return row


@transaction.atomic
def clear_day(
    *, day: date, actor: Actor, at: datetime, office: Office | None = None, region: str = "", was: str | None = None
) -> None:
    """Let a day be again what its region, or its week, says. Raises StaleVersion, PermissionDenied."""
    if not rules.may_change(actor, office):
        raise PermissionDenied
    _check_unchanged(office, region, day, was)
    gone, _by_model = SpecialDay.objects.filter(office=office, region=region, day=day).delete()
    if gone:
        facts = {"on_day": day, "region": region}
        record_change(verb="calendar.day_cleared", office=office, region=region, actor=actor, at=at, facts=facts)


def _check_unchanged(office: Office | None, region: str, day: date, was: str | None) -> None:
    rows = SpecialDay.objects.select_for_update(of=("self",)).filter(office=office, region=region, day=day)
    now = rows.values_list("kind", flat=True).first() or ""
    if was is not None and was != now:
        raise StaleVersion
