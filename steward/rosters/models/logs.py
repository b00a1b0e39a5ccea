"""The duty log 值班記錄 (F11): one for a shift, written while it runs, signed at its end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Shift


class DutyLog(models.Model):
    """The log of one shift and its person. Once signed it never changes; what is said later is an entry of its own."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("duty log", "being written")
        SIGNED = "signed", pgettext_lazy("duty log", "signed")

    MOVES = {State.OPEN: frozenset({State.SIGNED}), State.SIGNED: frozenset()}

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    shift = models.OneToOneField(Shift, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    anomalies = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    reported_to = models.CharField(max_length=60, blank=True)
    reported_at = models.DateTimeField(null=True)
    help_needed = models.TextField(blank=True)
    facility_check = models.TextField(blank=True)
    suggestions = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)
    signature_file = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rosters_duty_log"
        indexes = [models.Index(fields=["office", "opened_at", "id"], name="rosters_log_of_office")]
        constraints = [
            models.CheckConstraint(
                name="rosters_log_signed_says_when",
                condition=Q(state="signed", signed_at__isnull=False) | Q(state="open", signed_at=None),
            ),
            models.CheckConstraint(
                name="rosters_log_reported_to_and_when",
                condition=Q(reported_to="", reported_at=None) | (~Q(reported_to="") & Q(reported_at__isnull=False)),
            ),
        ]


class LogEntry(models.Model):
    """One event of a log by the time of the act; the time of entry is kept beside it, and no entry ever changes."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    log = models.ForeignKey(DutyLog, on_delete=models.PROTECT, related_name="entries")
    happened_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    row = models.BigIntegerField(null=True)  # the row of the timeline that it was drafted from
    ref_kind = models.CharField(max_length=40, blank=True)
    ref_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "rosters_log_entry"
        indexes = [models.Index(fields=["log", "happened_at"], name="rosters_entry_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["log", "row"], condition=Q(row__isnull=False), name="rosters_drafted_once"
            ),
            models.CheckConstraint(
                name="rosters_entry_after_the_act", condition=Q(entered_at__gte=models.F("happened_at"))
            ),
            models.CheckConstraint(
                name="rosters_entry_ref_is_whole",
                condition=Q(ref_kind="", ref_id=None) | (~Q(ref_kind="") & Q(ref_id__isnull=False)),
            ),
        ]
