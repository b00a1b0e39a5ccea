"""Take due times, bring back what a dead worker held, try again what failed in passing, renew heartbeats."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.tasks import TaskResultStatus
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult, get_date_max

from .models import Heartbeat, ScheduledRun
from .queries import alive
from .rules import ATTEMPTS, DEAD_AFTER, TRANSIENT, Job, is_left_out, last_due, next_attempt

KEEP_RUNS = timedelta(days=90)
KEEP_RESULTS = timedelta(days=14)


def tick(*, at: datetime, jobs: Iterable[Job]) -> list[str]:
    """Put every job that is due into the queue, once however many schedulers ask; returns the names of those run."""
    return [job.name for job in jobs if _take(job, at)]


def _take(job: Job, at: datetime) -> bool:
    due_at = last_due(job, at, ZoneInfo(settings.TIME_ZONE))
    runs = ScheduledRun.objects.filter(name=job.name)
    if runs.filter(due_at__gte=due_at).exists():
        return False
    outcome = ScheduledRun.Outcome.ENQUEUED
    if not runs.exists():
        outcome = ScheduledRun.Outcome.BASELINE
    elif is_left_out(job, due_at, at):
        outcome = ScheduledRun.Outcome.SKIPPED
    try:
        with transaction.atomic():
            ScheduledRun.objects.create(name=job.name, due_at=due_at, claimed_at=at, outcome=outcome)
            if outcome == ScheduledRun.Outcome.ENQUEUED:
                import_string(job.task).enqueue()
    except IntegrityError:
        return False  # another scheduler was faster
    return outcome == ScheduledRun.Outcome.ENQUEUED


def reap(*, at: datetime) -> int:
    """Give back the tasks whose worker is dead; after the last attempt they count as failed. Returns how many."""
    living = alive(at)
    held = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - DEAD_AFTER)
    return sum(
        _give_back(row, at) for row in held.order_by("started_at") if not living.intersection(row.worker_ids[-1:])
    )


def _give_back(row: DBTaskResult, at: datetime) -> int:
    claim = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
    if len(row.worker_ids) < ATTEMPTS:
        return claim.update(status=TaskResultStatus.READY, started_at=None)
    return claim.update(
        status=TaskResultStatus.FAILED, finished_at=at, traceback="The worker that held this task is gone.",
        exception_class_path="steward.foundation.jobs.WorkerLost",
    )  # fmt: skip


def retry_failed(*, at: datetime) -> int:
    """Put back into the queue what failed for a passing reason and has attempts left. Returns how many."""
    count = 0
    passing = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, exception_class_path__in=TRANSIENT)
    for row in passing.filter(finished_at__gte=at - timedelta(days=1)).order_by("finished_at"):
        again_at = next_attempt(len(row.worker_ids), row.finished_at)
        if again_at is None or again_at > at:
            continue
        claim = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED, finished_at=row.finished_at)
        count += claim.update(
            status=TaskResultStatus.READY, started_at=None, finished_at=None, run_after=get_date_max()
        )
    return count


def beat(*, name: str, role: Heartbeat.Role, host: str, process_id: int, version: str, at: datetime) -> None:
    """Renew the heartbeat of one process, or write its first."""
    Heartbeat.objects.update_or_create(
        name=name,
        defaults={"role": role, "host": host, "process_id": process_id, "version": version, "beat_at": at},
        create_defaults={
            "role": role, "host": host, "process_id": process_id, "version": version, "beat_at": at, "started_at": at,
        },
    )  # fmt: skip


def note_trouble(*, name: str, says: str, at: datetime) -> None:
    """Write on a process's heartbeat what last went wrong in it; an empty text takes it off."""
    Heartbeat.objects.filter(name=name).update(trouble=says[:300], trouble_at=at if says else None)


def sign_off(*, name: str) -> None:
    """Remove the heartbeat of a process that ends as it should."""
    Heartbeat.objects.filter(name=name).delete()


def clear_out(*, at: datetime) -> int:
    """Forget old due times, results of finished tasks and dead processes. Returns how many rows went."""
    finished = DBTaskResult.objects.filter(
        status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED], finished_at__lt=at - KEEP_RESULTS
    )
    gone = [
        ScheduledRun.objects.filter(due_at__lt=at - KEEP_RUNS).delete(),
        finished.delete(),
        Heartbeat.objects.filter(beat_at__lt=at - timedelta(days=1)).delete(),
    ]
    return sum(count for count, _by_model in gone)
