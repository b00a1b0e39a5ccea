"""Owners, tenants and those who live with them; what is known of them lies under a key of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey

from .units import Unit


class Customer(models.Model):
    """One owner, resident or other customer of an office."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="customers")
    personal_key = models.OneToOneField(PersonalKey, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    salutation = models.CharField(max_length=24, blank=True)  # 許女士: how to address
    pinyin = models.CharField(max_length=120, blank=True)
    initials = models.CharField(max_length=24, blank=True)
    is_organisation = models.BooleanField(default=False)
    special_care = models.CharField(max_length=200, blank=True)  # sensitive; shown to those who handle only
    language = models.CharField(max_length=10, blank=True)
    wants_no_calls = models.BooleanField(default=False)
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_customer"
        indexes = [models.Index(fields=["office", "initials"], name="estate_customer_initials")]


class Contact(models.Model):
    """A telephone number or an address of a customer; `tail` are its last eight digits, for finding callers."""

    class Way(models.TextChoices):
        MOBILE = "mobile"
        PHONE = "phone"
        EMAIL = "email"
        CHAT = "chat"

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contacts")
    way = models.CharField(max_length=8, choices=Way.choices)
    value = models.CharField(max_length=120)
    tail = models.CharField(max_length=8, blank=True)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        db_table = "estate_contact"
        indexes = [models.Index(fields=["tail"], name="estate_contact_tail")]


class Residency(models.Model):
    """A customer's tie to a unit from a day until a day (exclusive)."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        TENANT = "tenant", _("tenant")
        FAMILY = "family", _("family member")
        OTHER = "other", _("other occupant")

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="residencies")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="residencies")
    role = models.CharField(max_length=8, choices=Role.choices)
    lives_there = models.BooleanField(default=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_residency"
        constraints = [
            models.CheckConstraint(
                name="estate_residency_ends_after_it_begins",
                condition=models.Q(until_on=None) | models.Q(until_on__gte=models.F("from_on")),
            )
        ]
