"""Pauses, extensions and rungs as arithmetic, against random calendars."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from steward.foundation.calendar.tests.oracle import PLACES, random_calendar
from steward.foundation.calendar.worktime import NoWorkingTime, WorkCalendar
from steward.foundation.deadlines.clockwork import Clock, due, elapsed, later, steps

MINUTE = timedelta(minutes=1)
seeds = some.integers(0, 10**6)
NINE_TO_SIX = WorkCalendar(ZoneInfo("Asia/Shanghai"), ((date.min, (((540, 1080),),) * 5 + ((),) * 3),))
MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Rung:
    number: int
    position: int
    when: str
    amount: int
    basis: str
    audience: str = "SV"


def _case(seed):
    """Return a calendar, a clock with pauses in it, and the dice."""
    dice = Random(seed)
    zone, first = dice.choice(PLACES)
    calendar = random_calendar(dice, zone, first)
    start = datetime(first.year, first.month, first.day, tzinfo=UTC) + dice.randrange(5000) * MINUTE
    points = sorted(dice.sample(range(1, 9000), 2 * dice.randrange(4)))
    pauses = [(start + a * MINUTE, start + b * MINUTE) for a, b in zip(points[::2], points[1::2], strict=True)]
    basis = dice.choice(["working", "calendar"])
    return calendar, Clock(basis, dice.randrange(1, 4000), start, pauses=pauses), dice


@given(seeds)
def test_a_clock_is_due_when_its_limit_has_run_outside_its_pauses(seed):
    """The running time from start to due, pauses within it left out, is the limit: counted apart, piece by piece."""
    calendar, clock, _dice = _case(seed)

    at = due(clock, calendar).at

    stood = sum((elapsed(a, min(b, at), clock.basis, calendar) for a, b in clock.pauses if a < at), timedelta(0))
    late_pauses = sum((elapsed(max(a, at), b, clock.basis, calendar) for a, b in clock.pauses if b > at), timedelta(0))
    ran = elapsed(clock.base_at, at, clock.basis, calendar) - stood
    assert ran == clock.limit_minutes * MINUTE + late_pauses


@given(seeds)
def test_due_after_pauses_is_due_plus_the_time_paused(seed):
    calendar, clock, _dice = _case(seed)
    without = Clock(clock.basis, clock.limit_minutes, clock.base_at)
    paused = sum((elapsed(a, b, clock.basis, calendar) for a, b in clock.pauses), timedelta(0))

    assert due(clock, calendar).at == later(due(without, calendar).at, paused, clock.basis, calendar)


@given(seeds)
def test_one_pause_or_the_same_pause_in_two_parts_is_the_same(seed):
    calendar, clock, dice = _case(seed)
    parts = []
    for begin, end in clock.pauses:
        middle = begin + dice.randrange(int((end - begin) / MINUTE) + 1) * MINUTE
        parts += [(begin, middle), (middle, end)]

    assert due(clock, calendar) == due(Clock(clock.basis, clock.limit_minutes, clock.base_at, pauses=parts), calendar)


@given(seeds)
def test_pauses_before_an_extension_are_in_the_agreed_date_already(seed):
    calendar, clock, _dice = _case(seed)
    agreed_at = clock.base_at + 10_000 * MINUTE
    extended = Clock(clock.basis, clock.limit_minutes, agreed_at, agreed_at + 999 * MINUTE, clock.pauses)

    assert due(extended, calendar).at == agreed_at + 999 * MINUTE


@given(seeds)
def test_steps_come_in_order_and_the_miss_lies_between_before_and_after(seed):
    calendar, clock, dice = _case(seed)
    rungs = [
        Rung(n, n, dice.choice(["share", "before", "after"]), dice.randrange(1, 99), dice.choice(["working", "calendar"]))
        for n in range(1, 7)
    ]  # fmt: skip
    found = due(Clock(clock.basis, clock.limit_minutes, clock.base_at), calendar)

    line = steps(
        due_at=found.at, limit_minutes=clock.limit_minutes, started_at=clock.base_at, rungs=rungs, calendar=calendar
    )

    assert [step.at for step in line] == sorted(step.at for step in line)
    miss = next(i for i, step in enumerate(line) if step.rung is None)
    assert all(step.rung.when != "after" for step in line[:miss])
    assert all(step.rung.when == "after" or step.at == found.at for step in line[miss + 1 :])
    assert {step.number for step in line} >= {0} | {rung.number for rung in rungs if rung.when == "after"}


@pytest.mark.parametrize(("limit", "soon_before"), [(60, 60), (240, 120), (24 * 60, 360)])
def test_soon_begins_with_a_quarter_of_the_limit_or_two_hours(limit, soon_before):
    found = due(Clock("calendar", limit, MONDAY), NINE_TO_SIX)

    assert found.at - found.soon_at == soon_before * MINUTE


def test_an_office_without_hours_runs_in_calendar_time_and_is_flagged():
    empty = WorkCalendar(ZoneInfo("Asia/Shanghai"), ((date.min, ((),) * 8),), known_years=frozenset({2026}))

    found = due(Clock("working", 60, MONDAY), empty)

    assert (found.at, found.flagged) == (MONDAY + 60 * MINUTE, True)
    with pytest.raises(NoWorkingTime):
        empty.add(MONDAY, 1)
