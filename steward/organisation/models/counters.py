"""Machines at a counter that several colleagues share, and the short numbers by which they change over."""

from django.db import models

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Account, Office, Person


class Counter(models.Model):
    """One machine registered for an office. The browser keeps a secret; only its hash is kept here."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="counters")
    name = models.CharField(max_length=60)
    token_hash = models.BinaryField(max_length=32, unique=True)
    registered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "organisation_counter"
        indexes = [
            models.Index(fields=["office"], name="organisation_counter_open", condition=models.Q(closed_at=None))
        ]

    def __str__(self) -> str:
        return self.name


class CounterPin(models.Model):
    """The number by which one account changes over at a counter; it ends with the account's epoch, as sessions do."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="counter_pin")
    pin = models.CharField(max_length=128)
    epoch = models.PositiveIntegerField()
    set_at = models.DateTimeField()

    class Meta:
        db_table = "organisation_counter_pin"
