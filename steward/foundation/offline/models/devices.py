"""A phone in the hands of one person."""

from django.conf import settings
from django.db import models

from steward.foundation.identity.models import Person
from steward.foundation.privacy.models import PersonalKey


class Device(models.Model):
    """One phone for one account: a phone that two people share is two rows with the same key.

    `seal` is the key under which the phone keeps this person's unsent work; revoking the device destroys it.
    `unsent` is what the phone said at its last contact, so that a loss is known. `clock_offset` is how many seconds
    the server's clock was ahead of the phone's at that moment.
    """

    key = models.UUIDField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    name = models.CharField(max_length=80)
    seal = models.OneToOneField(PersonalKey, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    last_contact_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    clock_offset = models.IntegerField(default=0)
    app_version = models.CharField(max_length=40, blank=True)
    unsent = models.PositiveIntegerField(default=0)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "offline_device"
        constraints = [
            models.UniqueConstraint(fields=["account", "key"], name="offline_device_once_per_account"),
            models.CheckConstraint(
                name="offline_device_revoked_by_somebody_at_some_time",
                condition=models.Q(revoked_at=None, revoked_by=None)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
