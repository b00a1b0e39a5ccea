"""Imports: one row per file, what it made, what it could not take, and the layouts met before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class Status(models.TextChoices):
    """Where an import stands."""

    UPLOADED = "uploaded", _("to be checked before the import")
    RUNNING = "running", _("importing")
    STOPPED = "stopped", _("import stopped")
    FAILED = "failed", _("import failed")
    DONE = "done", _("imported in full")
    UNDOING = "undoing", _("being taken back")
    UNDONE = "undone", _("taken back")
    DISCARDED = "discarded", _("thrown away")


class IllegalMove(Exception):
    """The import is no longer in a state from which this step may be taken."""


class Batch(models.Model):
    """One file to be imported, from its upload to its end. `cursor` is the last row that was committed.

    `mapping` holds which column is which field (see mapping.Mapping), `options` what was chosen with the upload.
    """

    MOVES = {
        Status.UPLOADED: frozenset({Status.RUNNING, Status.DISCARDED}),
        Status.RUNNING: frozenset({Status.DONE, Status.STOPPED, Status.FAILED}),
        Status.STOPPED: frozenset({Status.RUNNING, Status.UNDOING}),
        Status.FAILED: frozenset({Status.RUNNING, Status.UNDOING}),
        Status.DONE: frozenset({Status.UNDOING}),
        Status.UNDOING: frozenset({Status.UNDONE}),
        Status.UNDONE: frozenset(),
        Status.DISCARDED: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    target = models.CharField(max_length=24)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UPLOADED)
    name = models.CharField(max_length=200)
    path = models.CharField(max_length=400)
    size = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    sheet = models.CharField(max_length=120, blank=True)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    started_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    cursor = models.PositiveIntegerField(default=0)
    share = models.FloatField(default=0)  # of the file read, 0 to 1
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)  # records that an undo had to leave
    failure = models.JSONField(default=list)  # a Reason: sentence and values
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "imports_batch"
        indexes = [models.Index(fields=["office", "-id"], name="imports_batch_newest")]
        constraints = [
            models.CheckConstraint(
                name="imports_batch_done_has_its_end",
                condition=~models.Q(status="done") | models.Q(started_at__isnull=False, finished_at__isnull=False),
            ),
            models.CheckConstraint(
                name="imports_batch_undone_has_its_end",
                condition=~models.Q(status="undone") | models.Q(undone_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rows(self) -> int:
        """How many rows have been gone through."""
        return self.created + self.changed + self.unchanged + self.rejected

    def move_to(self, status: Status) -> None:
        """Set the state. Raises IllegalMove when the table of moves does not allow it."""
        if status not in self.MOVES[Status(self.status)]:
            raise IllegalMove(f"{self.key}: {self.status} → {status}")
        self.status = status


class AppliedRow(models.Model):
    """One record that an import made or changed, with what stood there before; gone when the import is undone."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="applied")
    object_id = models.BigIntegerField()
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)

    class Meta:
        db_table = "imports_applied"


class RejectedRow(models.Model):
    """One row that could not be taken: its cells as they were, and why. Kept for a month."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rejects", db_index=False)
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    reason = models.JSONField(default=list)

    class Meta:
        db_table = "imports_rejected"
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="imports_rejected_row_once")]


class KnownLayout(models.Model):
    """How the columns of a layout were understood the last time it came: field -> heading, and fixed values."""

    target = models.CharField(max_length=24)
    fingerprint = models.CharField(max_length=32)
    columns = models.JSONField(default=dict)
    constants = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        db_table = "imports_layout"
        constraints = [models.UniqueConstraint(fields=["target", "fingerprint"], name="imports_layout_once")]
