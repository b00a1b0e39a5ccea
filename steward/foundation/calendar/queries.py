"""Ask for the working time of an office."""

import hashlib
from collections import ChainMap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.statements import statement

from . import rules
from .models import HolidayYear, OfficeHours, Revision, SpecialDay
from .worktime import MIDNIGHT, DayKind, Special, Stretch, Week, WorkCalendar
from .yearview import LABELS, DayCell, Month, cell, counts, hours_words, months

_KINDS = {SpecialDay.Kind.HOLIDAY: DayKind.HOLIDAY, SpecialDay.Kind.CLOSURE: DayKind.CLOSURE}
_NINE_TO_SIX: Week = (((540, 1080),),) * 5 + ((),) * 3


def revision() -> UUID | None:
    """Return the token that every change of a calendar replaces (None before the first)."""
    return _tokens.first()


@statement
def _tokens() -> QuerySet[Revision]:
    return Revision.objects.filter(pk=1).values_list("token", flat=True)


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


def calendar_of_region(region: str, zone: str) -> WorkCalendar:
    """Return the working time that every office of a holiday region shares: the company's hours, the region's days."""
    special, years = _region.__wrapped__(region, None)
    hours = OfficeHours.objects.filter(office=None)
    return WorkCalendar(zone=ZoneInfo(zone), weeks=weeks_of(hours), special=special, known_years=years)


def regions() -> list[str]:
    """Return the holiday regions that an office is in."""
    return sorted(set(Office.objects.values_list("holiday_region", flat=True)) - {""})


@dataclass(frozen=True, kw_only=True)
class YearPage:
    """One year of an office, or of a holiday region (office None), and the chosen day in it."""

    office: Office | None
    region: str
    year: int
    months: tuple[Month, ...]
    legend: tuple[tuple[DayKind, Any, int], ...]
    week: tuple[tuple[Any, str], ...]
    chosen: DayCell | None
    own: dict[str, Any]  # what the office itself says of the chosen day
    known: bool
    source: str
    may_change: bool
    may_load: bool


@dataclass(frozen=True, kw_only=True)
class HoursPage:
    """The hours of an office, or of the company (office None), to be changed; `weeks` are those it set, newest first."""

    office: Office | None
    year: int
    week: Week
    weeks: tuple[tuple[date, tuple[tuple[Any, str], ...]], ...]
    was: str
    may_change: bool

    @property
    def words(self) -> tuple[tuple[Any, str], ...]:
        """The week that holds today, for those who only read it."""
        return _week_words(self.week)


def year_page(
    office: Office | None,
    year: int,
    today: date,
    chosen: date | None,
    reader: Actor,
    *,
    region: str = "",
    zone: str = "",
) -> YearPage:
    """Return the page of one year of an office, or of a region: the same number of statements whatever was entered."""
    calendar = calendar_of(office) if office else calendar_of_region(region, zone)
    region = office.holiday_region if office else region
    found = months(calendar, year, today, chosen)
    of_kind = counts(found)
    week = calendar.week_of(max(today, date(year, 1, 1)))
    where = {"office": office} if office else {"office": None, "region": region}
    own = SpecialDay.objects.filter(**where, day=chosen).first() if chosen else None
    known = HolidayYear.objects.filter(region=region, year=year).first()
    return YearPage(
        office=office, region=region, year=year, months=found,
        legend=tuple((kind, LABELS[kind], of_kind[kind]) for kind in DayKind),
        week=_week_words(week),
        chosen=cell(calendar, chosen, today, chosen) if chosen else None,
        own={
            "kind": own.kind if own else "", "was": own.kind if own else "", "name": own.name if own else "",
            "opens_at": own.opens_at if own else None, "closes_at": own.closes_at if own else None,
        },
        known=known is not None, source=known.source if known else "", may_change=rules.may_change(reader, office),
        may_load=rules.may_import(reader),
    )  # fmt: skip


def hours_page(office: Office | None, today: date, reader: Actor) -> HoursPage:
    """Return the hours that hold today, those that were set, and the fingerprint of the latter."""
    rows = list(OfficeHours.objects.filter(office=office))
    weeks = weeks_of(rows) if rows else ()
    week = (calendar_of(office) if office else calendar_of_region("", "UTC")).week_of(today)
    return HoursPage(
        office=office, year=today.year, week=week, weeks=tuple((day, _week_words(found)) for day, found in weeks[::-1]),
        was=fingerprint_of_hours(rows), may_change=rules.may_change(reader, office),
    )  # fmt: skip


def _week_words(week: Week) -> tuple[tuple[Any, str], ...]:
    return tuple((label, hours_words(week[n])) for n, label in OfficeHours.Weekday.choices)
