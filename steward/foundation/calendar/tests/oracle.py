"""Working time counted minute by minute, written without a look at the arithmetic it judges."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from steward.foundation.calendar.worktime import DayKind, Special, WorkCalendar

MINUTE = timedelta(minutes=1)

# Zones with the weeks around a change of their clocks: by an hour, by half an hour, at midnight, a minute past it.
PLACES = [
    ("Asia/Shanghai", date(2026, 2, 9)),  # Spring Festival, no change
    ("Asia/Shanghai", date(1986, 4, 28)),  # had summer time then
    ("Asia/Taipei", date(2026, 2, 9)),
    ("Europe/London", date(2026, 3, 20)),
    ("Europe/London", date(2026, 10, 16)),
    ("America/New_York", date(2026, 3, 1)),
    ("America/New_York", date(2026, 10, 24)),
    ("Australia/Lord_Howe", date(2026, 3, 27)),
    ("Australia/Lord_Howe", date(2026, 9, 25)),
    ("America/Sao_Paulo", date(2017, 10, 6)),
    ("America/Sao_Paulo", date(2018, 2, 9)),
    ("America/St_Johns", date(2006, 10, 20)),
    ("Pacific/Apia", date(2011, 12, 20)),  # left out a whole day
    ("Africa/Cairo", date(2026, 4, 14)),
]
DAYS = 24


@cache
def walked(zone: ZoneInfo, first: date):
    """Return the first instant, and day and minute that the hand shows at every minute from there."""
    start = datetime(first.year, first.month, first.day, tzinfo=zone).astimezone(UTC)
    hands, hand = [], datetime.min
    for n in range(DAYS * 24 * 60):
        hand = max(hand, (start + n * MINUTE).astimezone(zone).replace(tzinfo=None))
        hands.append((hand.date(), hand.hour * 60 + hand.minute))
    return start, hands


class Walk:
    """Every minute of some weeks in one place: worked or not, by the hand of a clock that never goes back."""

    def __init__(self, calendar: WorkCalendar, first: date):
        self.start, hands = walked(calendar.zone, first)
        hours = {day: self.hours(calendar, day) for day in {day for day, _ in hands}}
        self.worked = [any(opens <= minute < closes for opens, closes in hours[day]) for day, minute in hands]

    @staticmethod
    def hours(calendar, day):
        week = [week for valid_from, week in calendar.weeks if valid_from <= day][-1]
        special = calendar.special.get(day)
        if special is None:
            return week[day.weekday()]
        if special.stretches is not None:
            return special.stretches
        if special.kind == DayKind.HOLIDAY:
            return week[7]
        if special.kind == DayKind.CLOSURE:
            return ()
        return next(hours for hours in week[:7] if hours)

    def at(self, n):
        return self.start + n * MINUTE

    def add(self, n, minutes):
        """Return the minute after the last of so many worked ones from minute n on, None beyond the end."""
        while minutes:
            if n >= len(self.worked):
                return None
            minutes -= self.worked[n]
            n += 1
        return n

    def subtract(self, n, minutes):
        while minutes:
            if n <= 0:
                return None
            n -= 1
            minutes -= self.worked[n]
        return n

    def between(self, a, b):
        return sum(self.worked[a:b])


def random_calendar(dice: Random, zone: str, first: date) -> WorkCalendar:
    """Return a calendar with one or two weeks, holidays, make-up days, closures and openings."""
    weeks = [(date.min, _week(dice))]
    if dice.random() < 0.4:
        weeks.append((first + timedelta(days=dice.randrange(DAYS)), _week(dice)))
    special = {}
    for _ in range(dice.randrange(9)):
        day = first + timedelta(days=dice.randrange(DAYS))
        kind = dice.choice([DayKind.HOLIDAY, DayKind.MAKEUP, DayKind.CLOSURE, DayKind.OPENING])
        hours = _hours(dice) if kind in (DayKind.MAKEUP, DayKind.OPENING) and dice.random() < 0.5 else None
        special[day] = Special(kind, stretches=hours)
    return WorkCalendar(ZoneInfo(zone), tuple(weeks), special, frozenset({first.year}))


def _week(dice):
    usual = _hours(dice)
    days = [usual if dice.random() < 0.8 else _hours(dice) if dice.random() < 0.5 else () for _ in range(6)]
    return (usual, *days, _hours(dice) if dice.random() < 0.3 else ())


def _hours(dice):
    if dice.random() < 0.1:
        return ((0, 1440),)
    points = sorted(dice.sample(range(0, 1441, dice.choice([1, 15, 30])), dice.choice([2, 4])))
    return tuple(zip(points[::2], points[1::2], strict=True))
