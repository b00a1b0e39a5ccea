from datetime import UTC, datetime, timedelta

import pytest
from django.tasks import task

from steward.foundation.jobs import actions, rules
from steward.foundation.jobs.models import ScheduledRun

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, 30, tzinfo=UTC)
HOURLY = rules.Job(name="hourly", cron="0 * * * *", task=f"{__name__}.count", missed=rules.ONCE)
ran = []


@task
def count():
    ran.append(1)


@pytest.fixture(autouse=True)
def _nothing_ran():
    ran.clear()


def _tick(at, job=HOURLY):
    return actions.tick(at=at, jobs=[job])


def test_a_new_job_waits_for_its_first_time():
    assert _tick(AT) == []
    assert ScheduledRun.objects.get().outcome == ScheduledRun.Outcome.BASELINE


def test_a_due_time_is_run_once_however_often_it_is_asked():
    _tick(AT)

    assert [_tick(AT + timedelta(hours=1, minutes=m)) for m in range(3)] == [["hourly"], [], []]
    assert ran == [1]


def test_after_an_outage_the_newest_due_time_alone_is_made_good():
    _tick(AT)

    assert _tick(AT + timedelta(hours=72)) == ["hourly"]
    assert _tick(AT + timedelta(hours=72, minutes=5)) == []
    assert ran == [1]


def test_after_an_outage_a_job_that_skips_waits_for_its_next_time():
    job = rules.Job(name="hourly", cron="0 * * * *", task=f"{__name__}.count", missed=rules.SKIP)
    _tick(AT, job)

    assert _tick(AT + timedelta(hours=3, minutes=40), job) == []
    assert _tick(AT + timedelta(hours=4), job) == ["hourly"]


def test_a_task_that_cannot_be_enqueued_leaves_its_time_open():
    broken = rules.Job(name="hourly", cron="0 * * * *", task="steward.nowhere.task", missed=rules.ONCE)
    _tick(AT)

    with pytest.raises(ImportError):
        _tick(AT + timedelta(hours=1), broken)

    assert _tick(AT + timedelta(hours=1)) == ["hourly"]
