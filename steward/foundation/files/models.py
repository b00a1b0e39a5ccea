"""One row per file that hangs on a record."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.models import PersonalKey


class Purpose(models.TextChoices):
    """What a file is for."""

    PHOTO = "photo", _("photo")
    SCAN = "scan", _("scan of signed paper")
    EVIDENCE = "evidence", _("evidence")
    DOCUMENT = "document", _("document")


class StoredFile(models.Model):
    """A file kept on disk; the row is written after the bytes are safe, so a row without bytes is damage.

    What is kept of a picture is drawn anew without anything it carried (place, device, preview); `original_hash` is
    the SHA-256 of the bytes received, `kept_hash` of the bytes kept. `kind` and `object_id` name the record whose
    right decides who may read it; `form` which signed paper of that record it is a page of. A removed file keeps its row as a stub.
    """

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    form = models.CharField(max_length=8, blank=True)
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    name = models.CharField(max_length=120, blank=True)
    media = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    original_hash = models.BinaryField(max_length=32)
    kept_hash = models.BinaryField(max_length=32)
    path = models.CharField(max_length=60, unique=True)
    thumb = models.CharField(max_length=60, blank=True)
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    personal_key = models.ForeignKey(PersonalKey, null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "files_file"
        indexes = [models.Index(fields=["kind", "object_id", "id"], name="files_file_of_record")]
        constraints = [
            models.CheckConstraint(
                name="files_file_removed_by_somebody_at_some_time",
                condition=models.Q(removed_by=None) | models.Q(removed_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.key)

    @property
    def is_picture(self) -> bool:
        """True when a browser may show it as an image."""
        return self.media.startswith("image/")
