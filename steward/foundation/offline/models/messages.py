"""What a phone sent, and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .devices import Device


class Outcomes(models.TextChoices):
    """What became of a message for good. A message that is to come again has no row."""

    ACCEPTED = "accepted", _("carried out")
    REFUSED = "refused", _("refused")
    CONFLICT = "conflict", _("in conflict")


class Message(models.Model):
    """One thing done on a phone, carried out or refused once: written in the same transaction as its effect.

    `captured_at` is the time of the act by the server's clock; `clock_doubtful` says that the phone's time cannot be
    believed. `altered` counts how often the same key came with another body, which was never carried out.
    """

    key = models.UUIDField()
    device = models.ForeignKey(Device, on_delete=models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    act = models.CharField(max_length=60)
    captured_at = models.DateTimeField()
    clock_doubtful = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    body_hash = models.BinaryField(max_length=32)
    outcome = models.CharField(max_length=8, choices=Outcomes.choices)
    words = models.TextField(blank=True)
    fields = models.JSONField(default=dict)
    kind = models.CharField(max_length=24, blank=True)
    object_id = models.BigIntegerField(null=True)
    url = models.CharField(max_length=200, blank=True)
    altered = models.PositiveIntegerField(default=0)
    altered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "offline_message"
        constraints = [
            models.UniqueConstraint(fields=["device", "key"], name="offline_message_once_per_device"),
            models.CheckConstraint(
                name="offline_message_altered_at_some_time",
                condition=models.Q(altered=0, altered_at=None) | models.Q(altered__gt=0, altered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="offline_message_is_about_a_record_or_none",
                condition=models.Q(kind="", object_id=None) | (~models.Q(kind="") & models.Q(object_id__isnull=False)),
            ),
        ]
