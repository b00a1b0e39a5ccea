"""What is asked about jobs and the processes that carry them out."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from .models import Heartbeat
from .rules import DEAD_AFTER


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """How the background processes are: how many of each live, how many tasks wait, what last went wrong."""

    workers: int
    schedulers: int
    waiting: int
    oldest_waiting_at: datetime | None
    failed: int
    troubles: tuple[str, ...]


def database_now() -> datetime:
    """Return the database's own time, so that processes with wrong clocks agree on what is due."""
    if connection.vendor != "postgresql":
        return datetime.now(tz=UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def alive(at: datetime) -> set[str]:
    """Return the names of the processes that live."""
    return set(Heartbeat.objects.filter(beat_at__gte=at - DEAD_AFTER).values_list("name", flat=True))


def pulse(at: datetime) -> Pulse:
    """Return how the background processes are at this moment."""
    living = list(Heartbeat.objects.filter(beat_at__gte=at - DEAD_AFTER))
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=at).order_by("enqueued_at")
    never = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after=get_date_max()).order_by(
        "enqueued_at"
    )
    oldest = [row.enqueued_at for row in (waiting.first(), never.first()) if row is not None]
    return Pulse(
        workers=sum(row.role == Heartbeat.Role.WORKER for row in living),
        schedulers=sum(row.role == Heartbeat.Role.SCHEDULER for row in living),
        waiting=waiting.count() + never.count(),
        oldest_waiting_at=min(oldest, default=None),
        failed=DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).count(),
        troubles=tuple(row.trouble for row in living if row.trouble),
    )
