"""One outbox: what somebody is told, in the product and by other ways, each once."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class Notice(models.Model):
    """One thing told to one person. The sentence is made from `code` and `facts` when shown, in the reader's language.

    `once` makes it impossible to say the same twice; `withdrawn_at` takes it back when the reader loses the right.
    """

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    facts = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    once = models.CharField(max_length=160)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notices_notice"
        constraints = [models.UniqueConstraint(fields=["person", "once"], name="notices_notice_said_once")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_notice_of_person"),
            models.Index(
                fields=["person"], name="notices_notice_unread", condition=models.Q(read_at=None, withdrawn_at=None)
            ),
            models.Index(fields=["kind", "object_id"], name="notices_notice_about"),
        ]
