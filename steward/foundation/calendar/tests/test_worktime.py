from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from steward.foundation.calendar.worktime import DayKind, NoWorkingTime, Special, WorkCalendar

from .oracle import DAYS, MINUTE, PLACES, Walk, random_calendar

NINE_TO_SIX = (((540, 1080),),) * 5 + ((),) * 3
SHANGHAI = ZoneInfo("Asia/Shanghai")
CALENDARS, CASES = 56, 90  # 5,040 cases


def _at(day, clock="09:00", zone=SHANGHAI):
    return datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=zone)


def _calendar(**more):
    return WorkCalendar(SHANGHAI, ((date.min, NINE_TO_SIX),), **more)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CALENDARS))
def test_the_arithmetic_agrees_with_a_walk_of_minutes(seed):
    dice = Random(seed)
    zone, first = PLACES[seed % len(PLACES)]
    calendar = random_calendar(dice, zone, first)
    walk = Walk(calendar, first)
    last = len(walk.worked) - 1

    def moment(n):  # told in the zone of the office as often as in UTC: both are the same instant
        return walk.at(n).astimezone(dice.choice([UTC, calendar.zone]))

    for _ in range(CASES):
        a, b = sorted((dice.randrange(last), dice.randrange(last)))
        minutes = dice.choice([0, 1, dice.randrange(60), dice.randrange(6000)])
        assert calendar.between(moment(a), moment(b)) == walk.between(a, b), (seed, a, b)
        assert calendar.is_working(moment(a)) == walk.worked[a], (seed, a)
        if (n := walk.add(a, minutes)) is not None:
            assert calendar.add(moment(a), minutes) == walk.at(n), (seed, a, minutes)
        if (n := walk.subtract(b, minutes)) is not None:
            assert calendar.subtract(moment(b), minutes) == walk.at(n), (seed, b, minutes)
        if True in walk.worked[a:]:
            assert calendar.next_opening(moment(a)) == walk.at(walk.worked.index(True, a)), (seed, a)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_adding_in_two_parts_is_adding_once(seed):
    dice = Random(1000 + seed)
    zone, first = PLACES[seed % len(PLACES)]
    calendar = random_calendar(dice, zone, first)
    start = datetime(first.year, first.month, first.day, tzinfo=UTC) + dice.randrange(DAYS * 1440) * MINUTE

    for _ in range(50):
        begin = start + timedelta(seconds=dice.randrange(100_000), microseconds=dice.randrange(1_000_000))
        a, b = dice.randrange(1, 3000), dice.randrange(1, 3000)
        whole = calendar.add(begin, a + b)
        assert calendar.add(calendar.add(begin, a), b) == whole
        assert calendar.worked(begin, whole) == timedelta(minutes=a + b)


def test_a_night_is_not_worked():
    assert _calendar().add(_at("11-23", "17:30"), 60) == _at("11-24", "09:30")


def test_work_that_ends_with_the_day_is_due_at_closing_not_next_morning():
    assert _calendar().add(_at("11-23", "17:00"), 60) == _at("11-23", "18:00")


def test_a_make_up_day_is_worked_by_the_hours_of_the_week():
    sunday = date(2026, 2, 15)
    calendar = _calendar(special={sunday: Special(DayKind.MAKEUP, "春節調休")})

    assert calendar.hours(sunday) == ((540, 1080),)
    assert calendar.add(_at("02-13", "17:00"), 120) == _at("02-15", "10:00")


def test_spring_festival_is_skipped():
    days = [date(2026, 2, day) for day in range(16, 24)]
    calendar = _calendar(special={day: Special(DayKind.HOLIDAY, "春節") for day in days})

    assert calendar.add(_at("02-13", "17:00"), 120) == _at("02-24", "10:00")


def test_an_office_may_keep_hours_on_public_holidays():
    week = (*NINE_TO_SIX[:7], ((600, 720),))
    calendar = WorkCalendar(SHANGHAI, ((date.min, week),), {date(2026, 10, 1): Special(DayKind.HOLIDAY)})

    assert calendar.add(_at("10-01", "09:00"), 60) == _at("10-01", "11:00")


def test_a_year_without_holidays_on_record_is_flagged_and_no_error():
    calendar = _calendar(known_years=frozenset({2026}))

    assert not calendar.reckon(_at("12-30"), 60).flagged
    assert calendar.reckon(_at("12-31", "17:30"), 60).flagged


def test_three_working_days_later_at_the_same_time_of_day():
    calendar = _calendar()

    assert calendar.after_working_days(_at("11-26", "10:20"), 3) == _at("12-01", "10:20")
    assert calendar.after_working_days(_at("11-28", "10:20"), 1) == _at("11-30", "10:20")
    assert calendar.after_working_days(_at("11-26"), 3, end_of_day=True) == _at("12-01", "18:00")


def test_working_days_are_counted_without_the_first():
    assert _calendar().working_days(date(2026, 11, 23), date(2026, 11, 30)) == 5


def test_hours_that_are_empty_are_refused_not_searched_for_ever():
    calendar = WorkCalendar(SHANGHAI, ((date.min, ((),) * 8),))

    assert not calendar.has_hours
    for question in (calendar.add, calendar.subtract, calendar.after_working_days):
        with pytest.raises(NoWorkingTime):
            question(_at("11-23"), 1)
