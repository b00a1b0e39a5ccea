"""Checks: somebody looked at a place, a unit or a post at a moment; the answers, and the faults found."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steward.estate.models import Place, Unit
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.rectifications.models import Rectification

from .checklists import ChecklistItem, ChecklistVersion, Offer, Severity
from .rounds import Round, RoundPoint


class Access(models.TextChoices):
    """How far somebody came: results of their own, not failures of the one who came."""

    OUTSIDE = "outside", _("seen from outside")
    ENTERED = "entered", _("entered")
    NOBODY = "nobody", _("nobody there")
    REFUSED = "refused", _("entry refused")


class ReadBy(models.TextChoices):
    """How the point was told."""

    QR = "qr", _("code scanned")
    TYPED = "typed", _("code typed")
    CHOSEN = "chosen", _("chosen from the list")


class Verdict(models.TextChoices):
    """Whether what was seen is as it should be."""

    PASS = "pass", _("in order")
    FAIL = "fail", _("not in order")
    NOT_APPLICABLE = "na", _("not applicable")


class Check(models.Model):
    """One look at one thing. It is never changed; a mistake is `voided_at` and looked at again.

    `day` is the local day of `captured_at`, by which coverage counts. `standing` says as what a unit was seen.
    """

    key = models.UUIDField(default=uuid7, unique=True, editable=False)  # given by the phone
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, null=True, on_delete=models.PROTECT, related_name="checks")
    point = models.ForeignKey(RoundPoint, null=True, on_delete=models.PROTECT, related_name="checks")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    standing = models.CharField(max_length=10)
    access = models.CharField(max_length=8, choices=Access.choices, default=Access.OUTSIDE)
    verdict = models.CharField(max_length=4, choices=Verdict.choices)
    asked = models.ForeignKey(ChecklistVersion, null=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    read_by = models.CharField(max_length=8, choices=ReadBy.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    clock_doubtful = models.BooleanField(default=False)  # outside the plausible window: counts once accepted
    score = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    full_score = models.DecimalField(max_digits=6, decimal_places=1, null=True)
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "inspections_check"
        indexes = [
            models.Index(fields=["office", "day", "id"], name="inspections_check_of_day"),
            models.Index(
                fields=["day", "unit"],
                name="inspections_check_of_unit_day",
                condition=Q(unit__isnull=False, voided_at=None, clock_doubtful=False),
            ),
            models.Index(
                fields=["unit", "captured_at"], name="inspections_check_of_unit", condition=Q(unit__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="inspections_check_voided_by_somebody",
                condition=Q(voided_at=None, voided_by=None) | Q(voided_at__isnull=False),
            ),
        ]


class CheckPosition(models.Model):
    """Where the phone was at the moment of scanning: a protected fact, with consent, never a track."""

    check_of = models.OneToOneField(Check, on_delete=models.CASCADE, related_name="position", primary_key=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    accuracy_m = models.PositiveIntegerField()

    class Meta:
        db_table = "inspections_check_position"


class Answer(models.Model):
    """What was answered to one item of the version that was asked."""

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="answers")
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=4, choices=Verdict.choices)
    number = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    choice = models.CharField(max_length=40, blank=True)
    text = models.CharField(max_length=500, blank=True)

    class Meta:
        db_table = "inspections_answer"
        constraints = [models.UniqueConstraint(fields=["check_of", "item"], name="inspections_answer_once")]


class Finding(models.Model):
    """A fault that staff saw (發現), and what came of it."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)  # given by the phone
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    check_of = models.ForeignKey(Check, null=True, on_delete=models.PROTECT, related_name="findings")
    item = models.ForeignKey(ChecklistItem, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=500)
    severity = models.CharField(max_length=12, choices=Severity.choices)
    led_to = models.CharField(max_length=14, choices=Offer.choices)
    rectification = models.ForeignKey(Rectification, null=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    captured_at = models.DateTimeField()
    received_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_finding"
        indexes = [
            models.Index(fields=["office", "captured_at", "id"], name="inspections_finding_of_office"),
            models.Index(fields=["unit"], name="inspections_finding_of_unit", condition=Q(unit__isnull=False)),
        ]
