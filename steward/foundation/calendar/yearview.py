"""One year of a calendar as its page draws it: months of weeks of days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from .worktime import DayKind, WorkCalendar

LABELS = {
    DayKind.WORKING: _("Working day"), DayKind.REST: _("Day of rest"), DayKind.HOLIDAY: _("Public holiday"),
    DayKind.MAKEUP: _("Make-up working day"), DayKind.CLOSURE: _("Closed"), DayKind.OPENING: _("Opened by the office"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class DayCell:
    """One day of the year."""

    day: date
    kind: DayKind
    name: str
    hours: str
    is_today: bool
    is_chosen: bool

    @property
    def label(self) -> Any:
        """The words of its kind."""
        return LABELS[self.kind]


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month: its first day, and weeks from Monday; a place before the first or after the last day is None."""

    first: date
    weeks: tuple[tuple[DayCell | None, ...], ...]


def hours_words(stretches: tuple[tuple[int, int], ...]) -> str:
    """Return stretches as "09:00–12:00 13:30–18:00"."""
    return " ".join(f"{a // 60:02}:{a % 60:02}–{b // 60:02}:{b % 60:02}" for a, b in stretches)


def cell(calendar: WorkCalendar, day: date, today: date, chosen: date | None) -> DayCell:
    """Return one day as it is drawn."""
    special = calendar.special.get(day)
    return DayCell(
        day=day, kind=calendar.day_kind(day), name=special.name if special else "",
        hours=hours_words(calendar.hours(day)), is_today=day == today, is_chosen=day == chosen,
    )  # fmt: skip


def months(calendar: WorkCalendar, year: int, today: date, chosen: date | None) -> tuple[Month, ...]:
    """Return the twelve months of a year."""
    return tuple(_month(calendar, date(year, number, 1), today, chosen) for number in range(1, 13))


def _month(calendar: WorkCalendar, first: date, today: date, chosen: date | None) -> Month:
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    places: list[DayCell | None] = [None] * first.weekday()
    places += [cell(calendar, first + timedelta(days=n), today, chosen) for n in range((after - first).days)]
    places += [None] * (-len(places) % 7)
    return Month(first=first, weeks=tuple(tuple(places[i : i + 7]) for i in range(0, len(places), 7)))


def counts(found: tuple[Month, ...]) -> Mapping[DayKind, int]:
    """Return how many days of each kind these months have."""
    kinds = [place.kind for month in found for week in month.weeks for place in week if place]
    return {kind: kinds.count(kind) for kind in DayKind}
