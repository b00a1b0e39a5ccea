"""One row per page that was sent in at the desk, to be filed by the code printed on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.files.models import StoredFile
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class SentPage(models.Model):
    """A scanned or photographed page; it waits until the code, or somebody, says what it belongs to.

    While it waits its picture hangs on this row (kind "sent_page"); filed, on the record that `kind` and `object_id`
    name, as the paper of `form`. `suggested` is the number of the record from whose page it was sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits")
        FILED = "filed", _("filed")
        DISCARDED = "discarded", _("discarded")

    class Finding(models.TextChoices):
        READ = "read", _("The code was read.")
        UNREAD = "unread", _("No code could be read on this page.")
        UNKNOWN = "unknown", _("The code on this page is not of one of our forms.")
        NOT_YOURS = "not_yours", _("The code names a record that you may not add papers to.")
        FULL = "full", _("The record carries as many files as it may.")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    finding = models.CharField(max_length=10, choices=Finding.choices)
    suggested = models.CharField(max_length=24, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, blank=True)
    object_id = models.BigIntegerField(null=True)
    form = models.CharField(max_length=8, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "papers_page"
        indexes = [
            models.Index(fields=["office", "state", "id"], name="papers_page_of_office"),
            models.Index(fields=["sent_by", "state", "id"], name="papers_page_of_sender"),
        ]
        constraints = [
            models.CheckConstraint(
                name="papers_page_waiting_is_not_settled",
                condition=models.Q(state="waiting", settled_at=None, settled_by=None)
                | (~models.Q(state="waiting") & models.Q(settled_at__isnull=False, settled_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="papers_page_filed_names_its_record",
                condition=~models.Q(state="filed") | (models.Q(object_id__isnull=False) & ~models.Q(form="")),
            ),
        ]
