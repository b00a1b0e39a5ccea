"""What the clock has done, and which processes are alive."""

from django.db import models


class ScheduledRun(models.Model):
    """One due time of one job, taken by one scheduler: the row is the claim, so that no two run the same time."""

    class Outcome(models.TextChoices):
        """What became of a due time."""

        ENQUEUED = "enqueued"  # the task was put into the queue in the same transaction
        BASELINE = "baseline"  # the job was new: the time before its first run
        SKIPPED = "skipped"  # found too late, and the job asks to be left out then

    name = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices)

    class Meta:
        db_table = "jobs_scheduled_run"
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="jobs_scheduled_run_once")]


class Heartbeat(models.Model):
    """A process that lives: workers and schedulers renew their row; one that stopped renewing it is dead."""

    class Role(models.TextChoices):
        """What the process does."""

        WORKER = "worker"
        SCHEDULER = "scheduler"

    name = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=10, choices=Role.choices)
    host = models.CharField(max_length=80)
    process_id = models.PositiveIntegerField()
    version = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)
    trouble = models.CharField(
        max_length=300, blank=True
    )  # the last thing that went wrong, in the words of its log line
    trouble_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "jobs_heartbeat"
