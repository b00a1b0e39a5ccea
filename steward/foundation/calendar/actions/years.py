"""Load the holidays of a year from the almanac."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.foundation.calendar import rules
from steward.foundation.calendar.almanac import NotAnnounced, UnknownRegion, days_of, source
from steward.foundation.calendar.models import HolidayYear, SpecialDay
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office

from .days import BY_HAND
from .revising import record_change


@transaction.atomic
def import_year(*, region: str, year: int, actor: Actor, at: datetime) -> int:
    """Load one year of a region's holidays; days entered by hand stay. Returns how many days were loaded.

    The year before is loaded again when it is on record: its last weekend may be worked for the new year.
    Raises NotAnnounced, UnknownRegion, PermissionDenied.
    """
    if not rules.may_import(actor):
        raise PermissionDenied
    count = _load(region, year, at)
    if HolidayYear.objects.filter(region=region, year=year - 1).exists():
        _load(region, year - 1, at)
    facts = {"region": region, "year": year, "count": count, "source": source()}
    record_change(verb="calendar.year_loaded", office=None, region=region, actor=actor, at=at, facts=facts)
    return count


class NothingEntered(Exception):
    """A year without a single holiday is not a year that somebody entered."""

    message = _("Enter the holidays of the year first.")

    def __str__(self) -> str:
        return str(self.message)


@transaction.atomic
def confirm_year(*, region: str, year: int, actor: Actor, at: datetime) -> None:
    """Say that the days of a year were entered by hand and are complete: clocks may reach into it. Twice is once.

    Raises NothingEntered, PermissionDenied.
    """
    if not rules.may_import(actor):
        raise PermissionDenied
    days = SpecialDay.objects.filter(office=None, region=region, day__year=year, kind=SpecialDay.Kind.HOLIDAY)
    if not days.exists():
        raise NothingEntered
    _row, is_new = HolidayYear.objects.get_or_create(
        region=region, year=year, defaults={"source": BY_HAND, "loaded_at": at}
    )
    if is_new:
        facts = {"region": region, "year": year}
        record_change(verb="calendar.year_confirmed", office=None, region=region, actor=actor, at=at, facts=facts)


def import_years(*, actor: Actor, at: datetime) -> list[tuple[str, int]]:
    """Load what the almanac knows of this year, the one before and the next for every region that an office is in.

    For the first start and once a day: a year is loaded as soon as it is announced. Returns what was new.
    """
    loaded = []
    there = set(HolidayYear.objects.values_list("region", "year"))
    for region in sorted(set(Office.objects.values_list("holiday_region", flat=True))):
        for year in range(at.year - 1, at.year + 2):
            if (region, year) in there:
                continue
            try:
                import_year(region=region, year=year, actor=actor, at=at)
            except (NotAnnounced, UnknownRegion):
                continue
            loaded.append((region, year))
    return loaded


def _load(region: str, year: int, at: datetime) -> int:
    days = days_of(region, year, until=at.year + 1)
    rows = SpecialDay.objects.filter(office=None, region=region, day__year=year)
    rows.exclude(source=BY_HAND).delete()
    kept = set(rows.values_list("day", flat=True))
    made = SpecialDay.objects.bulk_create(
        SpecialDay(
            region=region, day=found.day, name=found.name, source=source(),
            kind=SpecialDay.Kind.WORKING if found.is_working else SpecialDay.Kind.HOLIDAY,
        )
        for found in days
        if found.day not in kept
    )  # fmt: skip
    HolidayYear.objects.update_or_create(region=region, year=year, defaults={"source": source(), "loaded_at": at})
    return len(made)
