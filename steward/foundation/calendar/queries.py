"""Ask for the working time of an office."""

import hashlib
from collections import ChainMap
from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from steward.foundation.identity.models import Office

from .models import HolidayYear, OfficeHours, Revision, SpecialDay
from .worktime import MIDNIGHT, DayKind, Special, Stretch, Week, WorkCalendar

_KINDS = {SpecialDay.Kind.HOLIDAY: DayKind.HOLIDAY, SpecialDay.Kind.CLOSURE: DayKind.CLOSURE}
_NINE_TO_SIX: Week = (((540, 1080),),) * 5 + ((),) * 3


def revision() -> UUID | None:
    """Return the token that every change of a calendar replaces (None before the first)."""
    return Revision.objects.filter(pk=1).values_list("token", flat=True).first()


def calendar_of(office: Office, *, token: UUID | None = None) -> WorkCalendar:
    """Return the working time of an office: one statement, four more after a change of any calendar."""
    token = token or revision()
    read = _remembered if token else _remembered.__wrapped__
    return read(office.pk, office.time_zone, office.holiday_region, token)


@lru_cache(maxsize=1024)
def _remembered(office_id: int, zone: str, region: str, token: UUID | None) -> WorkCalendar:
    """Read a calendar; remembered by this process for as long as the token stands."""
    hours = list(OfficeHours.objects.filter(Q(office_id=office_id) | Q(office=None)))
    own_hours = [row for row in hours if row.office_id]
    own_days = {row.day: _special(row) for row in SpecialDay.objects.filter(office_id=office_id)}
    read = _region if token else _region.__wrapped__
    special, years = read(region, token)
    return WorkCalendar(
        zone=ZoneInfo(zone),
        weeks=weeks_of(own_hours or hours),
        special=ChainMap(own_days, special),
        known_years=years,
    )


@lru_cache(maxsize=16)
def _region(region: str, token: UUID | None) -> tuple[dict[date, Special], frozenset[int]]:
    """Read what the offices of one holiday region share."""
    days = {row.day: _special(row) for row in SpecialDay.objects.filter(office=None, region=region)}
    years = HolidayYear.objects.filter(region=region).values_list("year", flat=True)
    return days, frozenset(years)


def weeks_of(rows: Iterable[OfficeHours]) -> tuple[tuple[date, Week], ...]:
    """Return the weeks that these rows describe, oldest first; nine to six on weekdays when there are none."""
    dated: dict[date, list[set[Stretch]]] = {}
    for row in rows:
        week = dated.setdefault(row.valid_from, [set() for _ in range(8)])
        week[row.weekday].add(stretch(row.opens_at, row.closes_at))
    if not dated:
        return ((date.min, _NINE_TO_SIX),)
    return tuple((day, tuple(tuple(sorted(found)) for found in week)) for day, week in sorted(dated.items()))


def stretch(opens_at: time, closes_at: time) -> Stretch:
    """Return a stretch in minutes after midnight; closing at 00:00 is the midnight that ends the day."""
    closes = closes_at.hour * 60 + closes_at.minute
    return opens_at.hour * 60 + opens_at.minute, closes or MIDNIGHT


def _special(row: SpecialDay) -> Special:
    working = DayKind.OPENING if row.office_id else DayKind.MAKEUP
    hours = (stretch(row.opens_at, row.closes_at),) if row.opens_at is not None else None
    return Special(_KINDS.get(row.kind, working), row.name, hours)


def fingerprint_of_hours(rows: Iterable[OfficeHours]) -> str:
    """Return a short hash of these rows: two editors of one week see whether the other was faster."""
    text = "|".join(sorted(f"{r.valid_from} {r.weekday} {r.opens_at:%H%M} {r.closes_at:%H%M}" for r in rows))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
