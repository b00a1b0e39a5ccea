"""The picture of a time limit."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.ui.clocks import WIDTH, ClockFace

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def face(hours, now, **fields):
    return ClockFace(
        label="最終完成", started_at=START, ends_at=START + hours * HOUR, now=START + now * HOUR, **fields
    )


def test_a_running_clock_fills_up_to_now():
    clock = face(10, 2)

    assert clock.state == "ok"
    assert [tuple(bar) for bar in clock.bars] == [("run", 0, 40)]
    assert clock.now_x == 40


def test_a_clock_past_its_end_shows_how_far():
    clock = face(10, 20)

    assert clock.state == "late"
    assert [bar.look for bar in clock.bars] == ["run", "late"]
    assert clock.bars[1].x == 100


def test_a_pause_is_drawn_between_what_ran_before_and_after():
    clock = face(10, 6, pauses=((START + 2 * HOUR, START + 4 * HOUR),), soon_at=START + 5 * HOUR)

    assert clock.state == "soon"
    assert [tuple(bar) for bar in clock.bars] == [("run", 0, 40), ("soon", 80, 40)]
    assert [tuple(bar) for bar in clock.breaks] == [("brk", 40, 40)]


def test_a_clock_that_stands_still_is_on_hold():
    clock = face(10, 6, pauses=((START + 2 * HOUR, None),))

    assert clock.state == "hold"
    assert [bar.look for bar in clock.bars] == ["run"]


def test_a_met_clock_says_whether_in_time():
    assert face(10, 3, met_at=START + 2 * HOUR).state == "done"
    late = face(10, 30, met_at=START + 12 * HOUR)
    assert late.state == "late"
    assert late.pill == "遲 2 時"
    assert late.now_x is None


@given(st.integers(0, 200), st.integers(0, 400), st.lists(st.integers(0, 300), max_size=6).map(sorted), st.booleans())
def test_nothing_is_drawn_outside(hours, now, cuts, is_open):
    pauses = [(START + a * HOUR, START + b * HOUR) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    if pauses and is_open:
        pauses[-1] = (pauses[-1][0], None)
    clock = face(hours, now, pauses=tuple(pauses))

    drawn = (*clock.bars, *clock.breaks)

    assert all(bar.x >= 0 and bar.width >= 0 and bar.x + bar.width <= WIDTH + 0.2 for bar in drawn)
