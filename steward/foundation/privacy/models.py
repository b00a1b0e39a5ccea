"""A key per person described: destroying it erases what was written about that person, everywhere at once."""

from django.db import models

from steward.foundation.identity.keys import uuid7


class PersonalKey(models.Model):
    """The secret under which personal text about one person is kept; `secret` is None once destroyed.

    `uid` is what leaves the database: the list of destroyed keys is replayed after a restore.
    """

    uid = models.UUIDField(default=uuid7, unique=True, editable=False)
    secret = models.BinaryField(max_length=32, null=True)
    created_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "privacy_key"
        constraints = [
            models.CheckConstraint(
                name="privacy_key_is_destroyed_or_has_its_secret",
                condition=models.Q(secret__isnull=False, destroyed_at=None)
                | models.Q(secret=None, destroyed_at__isnull=False),
            )
        ]
