"""Keys kept by the office and their loans."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person

from .places import Place
from .units import Unit


class EstateKey(models.Model):
    """A key (or card) in the office's keeping."""

    class Type(models.TextChoices):
        ENTRUSTED = "entrusted", _("entrusted by the owner")
        VACANT = "vacant", _("vacant unit")
        REPAIR = "repair", _("for repairs")
        COMMON = "common", _("common place")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="estate_keys")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="estate_keys")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="estate_keys")
    type = models.CharField(max_length=12, choices=Type.choices)
    number = models.CharField(max_length=24)
    slot = models.CharField(max_length=24, blank=True)
    received_on = models.DateField()
    returned_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "estate_key"
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="estate_key_number_once"),
            models.CheckConstraint(
                name="estate_key_opens_a_unit_or_a_place",
                condition=models.Q(unit__isnull=False) | models.Q(place__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class KeyLoan(models.Model):
    """A key is out: with whom, why, since when; at most one open loan per key."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    estate_key = models.ForeignKey(EstateKey, on_delete=models.PROTECT, related_name="loans")
    borrower = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    borrower_name = models.CharField(max_length=60, blank=True)
    purpose = models.CharField(max_length=120)
    lent_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    lent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True)
    returned_to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    owner_notified_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "estate_key_loan"
        indexes = [models.Index(fields=["due_at"], name="estate_key_loan_out", condition=models.Q(returned_at=None))]
        constraints = [
            models.UniqueConstraint(
                fields=["estate_key"], condition=models.Q(returned_at=None), name="estate_key_loan_one_open"
            ),
            models.CheckConstraint(
                name="estate_key_loan_return_is_all_or_none",
                condition=models.Q(returned_at=None, returned_to=None)
                | models.Q(returned_at__isnull=False, returned_to__isnull=False),
            ),
            models.CheckConstraint(
                name="estate_key_loan_has_a_borrower",
                condition=models.Q(borrower__isnull=False) | ~models.Q(borrower_name=""),
            ),
        ]
