"""The small marks: escaped words, the right state, time in at most two units."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.ui import drawings, marks, times

NOW = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "short", "words"),
    [(38, False, "38 分"), (110, False, "1 時 50 分"), (110, True, "1 時"), (60, False, "1 時"), (0, False, "不足 1 分"),
     (2 * 1440 + 23 * 60 + 5, False, "2 日 23 時"), (1440 + 30, False, "1 日"), (-192, False, "3 時 12 分")],
)  # fmt: skip
def test_time_is_said_in_at_most_two_units(minutes, short, words):
    assert marks.span_words(timedelta(minutes=minutes), short=short) == words


def test_the_pill_says_what_is_left_and_what_is_over():
    left = marks.due(NOW + timedelta(minutes=38), NOW)
    over = marks.due(NOW - timedelta(hours=3, minutes=12), NOW)

    assert 'data-s="soon"' in left
    assert "剩 38 分" in left
    assert 'data-s="late"' in over
    assert "逾 3 時 12 分" in over


def test_a_clock_that_stands_still_says_so_without_a_date():
    assert "暫停" in marks.due(None, NOW, state="hold")
    assert marks.due(None, NOW) == ""


@pytest.mark.parametrize("hostile", ['<script>alert("x")</script>', '"><img src=x onerror=alert(1)>', "'"])
def test_words_are_escaped(hostile):
    drawn = [
        marks.kind(hostile, "key"), marks.face(hostile), marks.did("ok", hostile), marks.clause(hostile, hostile, hostile),
        marks.number(hostile, hostile, hostile), marks.icon("x", hostile), drawings.seal(hostile, hostile),
        drawings.cell("ok", hostile, hostile, hostile), drawings.unit("occ", hostile, url=hostile), drawings.meter(5, hostile),
    ]  # fmt: skip

    assert not any("<script" in one or "<img" in one or "='" in one for one in drawn)


def test_days_are_written_as_an_office_writes_them():
    today = NOW.date()

    assert times.day_words(NOW, today) == "11月24日"
    assert times.day_words(NOW.replace(year=2025), today) == "2025年11月24日"
    assert times.moment_words(NOW - timedelta(days=1), today).startswith("昨日 ")
    with translation.override("en"):
        assert times.day_words(NOW, today) == "24 Nov"


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), st.integers(0, 10**6), st.integers(0, 10**6))
def test_drawings_stay_in_their_frame(values, part, whole):
    drawn = drawings.spark(values) + drawings.ring(part, whole)

    assert "nan" not in drawn
    assert 'stroke-dasharray="-' not in drawn
