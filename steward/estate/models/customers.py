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
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    merged_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_customer"
        indexes = [models.Index(fields=["office", "name", "id"], name="estate_customer_by_name")]
        constraints = [
            models.CheckConstraint(
                name="estate_customer_merge_is_all_or_none",
                condition=models.Q(merged_into=None, merged_at=None)
                | models.Q(merged_into__isnull=False, merged_at__isnull=False),
            ),
            models.CheckConstraint(
                name="estate_customer_is_not_merged_into_itself",
                condition=~models.Q(merged_into=models.F("id")),
            ),
            models.CheckConstraint(
                name="estate_customer_erased_has_no_name",
                condition=models.Q(erased_at=None) | models.Q(name="", special_care="", pinyin="", initials=""),
            ),
        ]

    def __str__(self) -> str:
        return self.salutation or self.name


class Contact(models.Model):
    """A telephone number or an address of a customer; `tail` are its last eight digits, for finding callers."""

    class Way(models.TextChoices):
        MOBILE = "mobile", _("mobile")
        PHONE = "phone", _("telephone")
        EMAIL = "email", _("e-mail")
        CHAT = "chat", _("chat")

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="contacts")
    way = models.CharField(max_length=8, choices=Way.choices)
    value = models.CharField(max_length=120)
    tail = models.CharField(max_length=8, blank=True)
    is_preferred = models.BooleanField(default=False)

    class Meta:
        db_table = "estate_contact"
        indexes = [models.Index(fields=["tail"], name="estate_contact_tail")]


class CallerTerm(models.Model):
    """One spelling under which a caller is found while typing: name, sound, initials, telephone forwards or backwards.

    `rules.terms` says which terms a customer has; `actions.customers` writes them anew with every change.
    """

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="terms")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    term = models.CharField(max_length=64)

    class Meta:
        db_table = "estate_caller_term"
        indexes = [
            models.Index(
                fields=["office", "term"], name="estate_caller_by_term", opclasses=["int8_ops", "varchar_pattern_ops"]
            )
        ]


class Residency(models.Model):
    """A customer's tie to a unit from a day until a day (exclusive)."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner")
        TENANT = "tenant", _("tenant")
        FAMILY = "family", _("family member")
        OTHER = "other", _("other occupant")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
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
