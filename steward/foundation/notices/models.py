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
            models.Index(
                fields=["created_at"],
                name="notices_notice_urgent",
                condition=models.Q(urgent=True, read_at=None, withdrawn_at=None),
            ),
        ]


class Preference(models.Model):
    """What one person wants to be sent; whoever has no row gets everything."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    mails_urgent = models.BooleanField(default=True)
    mails_digest = models.BooleanField(default=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "notices_preference"


class Letter(models.Model):
    """One e-mail in the outbox: of an urgent notice, or the digest of a day. Its text is made when it is sent."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    notice = models.OneToOneField(Notice, null=True, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(null=True)
    created_at = models.DateTimeField()
    try_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)  # what the mail server said last
    sent_at = models.DateTimeField(null=True)
    over_at = models.DateTimeField(null=True)  # nothing left to say, or given up

    class Meta:
        db_table = "notices_letter"
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="notices_letter_one_digest_a_day"),
            models.CheckConstraint(
                name="notices_letter_is_of_a_notice_or_of_a_day",
                condition=models.Q(notice=None, day__isnull=False) | models.Q(notice__isnull=False, day=None),
            ),
        ]
        indexes = [
            models.Index(
                fields=["try_at"], name="notices_letter_waiting", condition=models.Q(sent_at=None, over_at=None)
            )
        ]
