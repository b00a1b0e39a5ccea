"""When a job is due, and what becomes of one that was missed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from croniter import croniter

ONCE = "once"  # missed while nothing ran: run the newest due time once, leave out those before it
SKIP = "skip"  # missed by more than the grace: leave it out and wait for the next
POLICIES = (ONCE, SKIP)
GRACE = timedelta(minutes=10)

DEAD_AFTER = timedelta(seconds=90)  # a process that has not renewed its heartbeat for so long
ATTEMPTS = 3
BACK_OFF = (timedelta(seconds=30), timedelta(minutes=5))
TRANSIENT = frozenset({
    "builtins.ConnectionError", "builtins.ConnectionRefusedError", "builtins.ConnectionResetError",
    "builtins.TimeoutError", "django.db.utils.OperationalError", "django.db.utils.InterfaceError",
})  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Job:
    """One line of the timetable: a cron expression in the company's zone, the task's dotted path, the policy."""

    name: str
    cron: str
    task: str
    missed: str


def timetable(entries: Mapping[str, tuple[str, str, str]]) -> list[Job]:
    """Return the wiring's table of jobs, checked. Raises ValueError on a wrong expression or an unknown policy."""
    jobs = [Job(name=name, cron=cron, task=task, missed=missed) for name, (cron, task, missed) in entries.items()]
    for job in jobs:
        if not croniter.is_valid(job.cron):
            raise ValueError(f"Job {job.name}: {job.cron!r} is not a cron expression.")
        if job.missed not in POLICIES:
            raise ValueError(f"Job {job.name}: {job.missed!r} is none of {', '.join(POLICIES)}.")
    return jobs


def last_due(job: Job, at: datetime, zone: ZoneInfo) -> datetime:
    """Return the newest due time of a job at or before this moment."""
    local = at.astimezone(zone)
    return croniter(job.cron, local + timedelta(microseconds=1)).get_prev(datetime)


def is_left_out(job: Job, due_at: datetime, at: datetime) -> bool:
    """Return whether a due time found only now is to be left out."""
    return job.missed == SKIP and at - due_at > GRACE


def next_attempt(attempts: int, finished_at: datetime) -> datetime | None:
    """Return when a task that failed for a passing reason may be tried again; None when it has had its attempts."""
    if attempts >= ATTEMPTS:
        return None
    return finished_at + BACK_OFF[min(max(attempts, 1), len(BACK_OFF)) - 1]
