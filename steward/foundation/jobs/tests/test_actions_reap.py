from datetime import UTC, datetime, timedelta

import pytest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from steward.foundation.jobs import actions
from steward.foundation.jobs.models import Heartbeat
from steward.foundation.jobs.queries import pulse

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _held(worker_ids=("ann",), **fields):
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING, started_at=AT - timedelta(minutes=5), worker_ids=list(worker_ids),
        args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", backend_name="default", run_after=get_date_max(),
        exception_class_path="", traceback="", **fields,
    )  # fmt: skip


def _beat(name, at):
    actions.beat(name=name, role=Heartbeat.Role.WORKER, host="h", process_id=1, version="0", at=at)


def _status(row):
    row.refresh_from_db()
    return row.status


def test_a_task_of_a_dead_worker_is_given_back():
    row = _held()
    _beat("ann", AT - timedelta(minutes=3))

    assert actions.reap(at=AT) == 1
    assert _status(row) == TaskResultStatus.READY


def test_a_long_task_of_a_living_worker_is_left_alone():
    row = _held(["gone", "ann"])
    _beat("ann", AT - timedelta(seconds=20))

    assert actions.reap(at=AT) == 0
    assert _status(row) == TaskResultStatus.RUNNING


def test_after_three_workers_died_of_it_a_task_has_failed():
    row = _held(["ann", "ben", "cat"])

    actions.reap(at=AT)

    assert _status(row) == TaskResultStatus.FAILED
    assert row.traceback


@pytest.mark.parametrize(("problem", "attempts", "minutes", "again"), [
    ("django.db.utils.OperationalError", 1, 1, True),
    ("django.db.utils.OperationalError", 2, 1, False),
    ("django.db.utils.OperationalError", 2, 6, True),
    ("django.db.utils.OperationalError", 3, 60, False),
    ("builtins.ValueError", 1, 60, False),
])  # fmt: skip
def test_only_a_passing_failure_is_tried_again(problem, attempts, minutes, again):
    row = _held(["ann"] * attempts)
    DBTaskResult.objects.update(
        status=TaskResultStatus.FAILED, finished_at=AT - timedelta(minutes=minutes), exception_class_path=problem
    )

    assert actions.retry_failed(at=AT) == int(again)
    assert _status(row) == (TaskResultStatus.READY if again else TaskResultStatus.FAILED)


def test_the_pulse_tells_the_living_from_the_dead():
    _beat("ann", AT)
    _beat("ben", AT - timedelta(minutes=2))
    actions.note_trouble(name="ann", says="sweep: it failed", at=AT)

    found = pulse(AT)

    assert (found.workers, found.schedulers, found.troubles) == (1, 0, ("sweep: it failed",))


def test_what_is_old_is_forgotten():
    _beat("ben", AT - timedelta(days=2))
    row = _held()
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL, finished_at=AT - timedelta(days=15))

    assert actions.clear_out(at=AT) == 2
    assert not DBTaskResult.objects.filter(pk=row.pk).exists()
