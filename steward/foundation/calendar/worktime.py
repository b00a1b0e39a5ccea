"""Working time of one office as a value: no database, no clock, nothing but arithmetic.

The hand of the clock never goes back: where a zone repeats an hour, a stretch that has begun goes on through the
repetition; where a zone skips one, a stretch that would begin inside the gap begins with the first moment after it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

MIDNIGHT = 24 * 60
PUBLIC_HOLIDAY = 7  # the eighth "weekday": hours kept on public holidays, none when the office is closed then
HORIZON = timedelta(days=3660)
DAY = timedelta(days=1)

type Stretch = tuple[int, int]  # opens, closes: minutes after local midnight, closes at most 1440
type Week = tuple[tuple[Stretch, ...], ...]  # eight entries: Monday … Sunday, public holiday


class NoWorkingTime(Exception):
    """There is no working time within ten years: the hours of this office are empty."""


class DayKind(StrEnum):
    """What kind of day it is in one office."""

    WORKING = "working"
    REST = "rest"  # the week has no hours on this day
    HOLIDAY = "holiday"
    MAKEUP = "makeup"  # a day of rest worked in exchange (調休)
    CLOSURE = "closure"
    OPENING = "opening"  # opened by the office itself


@dataclass(frozen=True)
class Special:
    """A day that differs from its week; `stretches` None means the hours that such a day has by itself."""

    kind: DayKind
    name: str = ""
    stretches: tuple[Stretch, ...] | None = None


@dataclass(frozen=True)
class Reckoned:
    """An instant that was computed; `flagged` when a year without holidays on record had to be crossed."""

    at: datetime
    flagged: bool = False


@dataclass(frozen=True)
class WorkCalendar:
    """When one office works. `weeks` are (valid from, week), oldest first; `known_years` have holidays on record."""

    zone: ZoneInfo
    weeks: tuple[tuple[date, Week], ...]
    special: Mapping[date, Special] = field(default_factory=dict)
    known_years: frozenset[int] = frozenset()

    def day_kind(self, day: date) -> DayKind:
        """Return what kind of day this is."""
        if special := self.special.get(day):
            return special.kind
        return DayKind.WORKING if self.week_of(day)[day.weekday()] else DayKind.REST

    def hours(self, day: date) -> tuple[Stretch, ...]:
        """Return the stretches worked on this day, in minutes after local midnight."""
        week = self.week_of(day)
        special = self.special.get(day)
        if special is None:
            return week[day.weekday()]
        if special.stretches is not None:
            return special.stretches
        if special.kind == DayKind.HOLIDAY:
            return week[PUBLIC_HOLIDAY]
        if special.kind in (DayKind.MAKEUP, DayKind.OPENING):
            return next((week[weekday] for weekday in range(7) if week[weekday]), ())
        return ()

    def is_working_day(self, day: date) -> bool:
        """Return whether anything is worked on this day."""
        return bool(self.hours(day))

    @cached_property
    def has_hours(self) -> bool:
        """Return whether any week has any working time."""
        return any(any(week[:7]) for _, week in self.weeks)

    def knows(self, first: datetime, last: datetime) -> bool:
        """Return whether every year that this span touches has its holidays on record."""
        years = range(first.astimezone(self.zone).year, last.astimezone(self.zone).year + 1)
        return all(year in self.known_years for year in years)

    def is_working(self, at: datetime) -> bool:
        """Return whether the office works at this instant (the closing instant is no longer worked)."""
        day = at.astimezone(self.zone).date()
        return any(opens <= at < closes for opens, closes in (*self._spans(day), *self._spans(day + DAY)))

    def next_opening(self, at: datetime) -> datetime:
        """Return this instant if it is worked, else the next one that is. Raises NoWorkingTime."""
        at = at.astimezone(UTC)  # within one zone Python adds and subtracts the hands of the clock, not the time
        for opens, closes in self._from(at):
            if closes > at:
                return max(opens, at)
        raise NoWorkingTime

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the first instant at which this many working minutes have passed since `start`."""
        return self.later(start, timedelta(minutes=minutes))

    def subtract(self, end: datetime, minutes: int) -> datetime:
        """Return the last instant from which this many working minutes pass until `end`."""
        return self.earlier(end, timedelta(minutes=minutes))

    def earlier(self, end: datetime, span: timedelta) -> datetime:
        """Return the last instant from which this much working time passes until `end`. Raises NoWorkingTime."""
        left, end = span, end.astimezone(UTC)
        if left <= timedelta(0):
            return end
        for opens, closes in self._back_from(end):
            closes = min(closes, end)
            if closes <= opens:
                continue
            if closes - opens >= left:
                return closes - left
            left -= closes - opens
        raise NoWorkingTime

    def between(self, first: datetime, last: datetime) -> int:
        """Return the whole working minutes from `first` to `last` (0 when `last` is not later)."""
        return self.worked(first, last) // timedelta(minutes=1)

    def later(self, start: datetime, span: timedelta) -> datetime:
        """Return the first instant at which this much working time has passed; `start` itself for none.

        Raises NoWorkingTime.
        """
        left, start = span, start.astimezone(UTC)
        if left <= timedelta(0):
            return start
        for opens, closes in self._from(start):
            opens = max(opens, start)
            if closes <= opens:
                continue
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
        raise NoWorkingTime

    def worked(self, first: datetime, last: datetime) -> timedelta:
        """Return the working time from `first` to `last` (none when `last` is not later)."""
        total, first, last = timedelta(0), first.astimezone(UTC), last.astimezone(UTC)
        if last <= first:
            return total
        for opens, closes in self._from(first, until=last):
            if (end := min(closes, last)) > (begin := max(opens, first)):
                total += end - begin
        return total

    def reckon(self, start: datetime, minutes: int) -> Reckoned:
        """Return `add`, flagged when the span touches a year without holidays on record. Raises NoWorkingTime."""
        at = self.add(start, minutes)
        return Reckoned(at, not self.knows(start, at))

    def after_working_days(self, start: datetime, days: int, *, end_of_day: bool = False) -> datetime:
        """Return the same time of day this many working days later, or the closing of that day.

        The day of `start` is not counted. Raises NoWorkingTime.
        """
        local = start.astimezone(self.zone)
        day, left = local.date(), days
        last = day + HORIZON
        while left or not self.is_working_day(day):
            day += DAY
            if day > last:
                raise NoWorkingTime
            left -= left > 0 and self.is_working_day(day)
        if end_of_day:
            return self._spans(day)[-1][1]
        return self._instant(day, local.hour * 60 + local.minute) + timedelta(seconds=local.second)

    def working_days(self, first: date, last: date) -> int:
        """Return how many working days lie after `first` up to and including `last`."""
        span = (last - first).days
        return sum(self.is_working_day(first + timedelta(days=n)) for n in range(1, span + 1))

    def week_of(self, day: date) -> Week:
        """Return the week that holds on this day."""
        found = self.weeks[0][1]
        for valid_from, week in self.weeks:
            if valid_from > day:
                break
            found = week
        return found

    @cached_property
    def _cache(self) -> dict[date, tuple[tuple[datetime, datetime], ...]]:
        return {}

    def _spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        """Return the worked spans of one local day as instants in UTC."""
        if day not in self._cache:
            spans = [(self._instant(day, opens), self._instant(day, closes)) for opens, closes in self.hours(day)]
            self._cache[day] = tuple(span for span in spans if span[0] < span[1])
        return self._cache[day]

    # Where the clock is put back a minute past midnight, the next day has begun and the date still shows the day
    # before: the day after the one shown is always looked at too.
    def _from(self, start: datetime, until: datetime | None = None) -> Iterator[tuple[datetime, datetime]]:
        day = start.astimezone(self.zone).date()
        last = until.astimezone(self.zone).date() + DAY if until else day + HORIZON
        while day <= last:
            yield from self._spans(day)
            day += DAY

    def _back_from(self, end: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = end.astimezone(self.zone).date() + DAY
        last = day - HORIZON
        while day >= last:
            yield from reversed(self._spans(day))
            day -= DAY

    def _instant(self, day: date, minute: int) -> datetime:
        """Return the first instant of this local day whose clock shows this minute or a later one."""
        if minute == MIDNIGHT:
            return self._instant(day + DAY, 0)
        wall = datetime.combine(day, time(minute // 60, minute % 60))
        found = wall.replace(tzinfo=self.zone).astimezone(UTC)
        if found.astimezone(self.zone).replace(tzinfo=None) == wall:
            return found
        return self._after_gap(wall, found)

    def _after_gap(self, wall: datetime, beyond: datetime) -> datetime:
        """Return the moment at which the zone skipped over this time of the clock (by bisection)."""
        before = wall.replace(tzinfo=self.zone, fold=1).astimezone(UTC)
        while beyond - before > timedelta(seconds=1):
            middle = before + (beyond - before) / 2
            if middle.astimezone(self.zone).replace(tzinfo=None) >= wall:
                beyond = middle
            else:
                before = middle
        return beyond.replace(microsecond=0)
