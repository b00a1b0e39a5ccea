from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.jobs import rules

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHTLY = rules.Job(name="nightly", cron="20 4 * * *", task="x.y", missed=rules.ONCE)
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2035, 1, 1), timezones=st.just(UTC))


def test_a_job_is_due_by_the_company_s_clock():
    at = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)

    assert rules.last_due(NIGHTLY, at, SHANGHAI).isoformat() == "2026-11-24T04:20:00+08:00"


def test_the_due_minute_itself_counts():
    due = datetime(2026, 11, 24, 4, 20, tzinfo=SHANGHAI)

    assert rules.last_due(NIGHTLY, due, SHANGHAI) == due


@given(MOMENTS)
def test_the_last_due_time_never_lies_ahead_nor_a_whole_period_behind(at):
    due = rules.last_due(NIGHTLY, at, SHANGHAI)

    assert at - timedelta(days=1) < due <= at


@pytest.mark.parametrize(("missed", "late", "left_out"), [
    (rules.SKIP, timedelta(minutes=9), False),
    (rules.SKIP, timedelta(minutes=11), True),
    (rules.ONCE, timedelta(days=3), False),
])  # fmt: skip
def test_a_missed_run_follows_the_policy(missed, late, left_out):
    job = rules.Job(name="x", cron="0 * * * *", task="x.y", missed=missed)
    due = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

    assert rules.is_left_out(job, due, due + late) is left_out


@pytest.mark.parametrize("entry", [("every day", "x.y", "once"), ("0 4 * * *", "x.y", "perhaps")])
def test_a_wrong_line_of_the_timetable_is_refused(entry):
    with pytest.raises(ValueError, match="Job nightly"):
        rules.timetable({"nightly": entry})


def test_attempts_are_spaced_out_and_end():
    at = datetime(2026, 11, 23, tzinfo=UTC)

    assert [rules.next_attempt(n, at) for n in (1, 2, 3)] == [
        at + timedelta(seconds=30), at + timedelta(minutes=5), None,
    ]  # fmt: skip
