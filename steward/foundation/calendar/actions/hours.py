"""Office hours: a week of an office, or of the company, from a date on."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from itertools import pairwise

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.foundation.calendar import rules
from steward.foundation.calendar.models import OfficeHours
from steward.foundation.calendar.queries import fingerprint_of_hours, stretch
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion

from .revising import record_change

type Hours = Mapping[int, Sequence[tuple[time, time]]]  # weekday (7: public holiday) → stretches


class EmptyWeek(Exception):
    """A week without any hours would let no clock ever run out."""

    message = _("Enter hours for at least one weekday.")

    def __str__(self) -> str:
        return str(self.message)


class OverlappingHours(Exception):
    """Two stretches of one weekday overlap, or one closes before it opens."""

    message = _("The hours of one day must follow one another, and each must close after it opens.")

    def __str__(self) -> str:
        return str(self.message)


@transaction.atomic
def set_hours(
    *, office: Office | None, valid_from: date, week: Hours, actor: Actor, at: datetime, was: str | None = None
) -> None:
    """Set the whole week of an office (None: the company's default) from a date on.

    `was` is the fingerprint of the hours that the editor saw. Raises EmptyWeek, OverlappingHours, StaleVersion,
    PermissionDenied.
    """
    _check_right(actor, office)
    if not any(week.get(weekday) for weekday in range(7)):
        raise EmptyWeek
    for stretches in week.values():
        _check_order(stretches)
    there = OfficeHours.objects.select_for_update(of=("self",)).filter(office=office)
    if was is not None and was != fingerprint_of_hours(there):
        raise StaleVersion
    there.filter(valid_from=valid_from).delete()
    OfficeHours.objects.bulk_create(
        OfficeHours(office=office, valid_from=valid_from, weekday=weekday, opens_at=opens_at, closes_at=closes_at)
        for weekday, stretches in week.items()
        for opens_at, closes_at in stretches
    )
    record_change(verb="calendar.hours_set", office=office, actor=actor, at=at, facts={"valid_on": valid_from})


@transaction.atomic
def drop_hours(*, office: Office | None, valid_from: date, actor: Actor, at: datetime) -> None:
    """Take back the week that an office set from this date on; without any of its own it follows the company.

    Raises PermissionDenied.
    """
    _check_right(actor, office)
    gone, _by_model = OfficeHours.objects.filter(office=office, valid_from=valid_from).delete()
    if gone:
        record_change(verb="calendar.hours_dropped", office=office, actor=actor, at=at, facts={"valid_on": valid_from})


def _check_right(actor: Actor, office: Office | None) -> None:
    if not rules.may_change(actor, office):
        raise PermissionDenied


def _check_order(stretches: Sequence[tuple[time, time]]) -> None:
    found = sorted(stretch(opens_at, closes_at) for opens_at, closes_at in stretches)
    if any(opens >= closes for opens, closes in found) or any(a[1] > b[0] for a, b in pairwise(found)):
        raise OverlappingHours
