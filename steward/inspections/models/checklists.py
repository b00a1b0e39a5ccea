"""Checklists as versioned data: sections, items, how an item is answered, what a failed answer offers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class Subject(models.TextChoices):
    """What a checklist is gone through at."""

    UNIT_OUTSIDE = "unit_outside", _("vacant unit, outside")
    UNIT_INSIDE = "unit_inside", _("vacant unit, inside")
    RENOVATION = "renovation", _("unit under renovation")
    GROUNDS = "grounds", _("grounds")
    ENVIRONMENT = "environment", _("environmental requirements")
    CLEANING = "cleaning", _("cleaning")
    FACILITIES = "facilities", _("shared facilities")
    GREENING = "greening", _("greening")
    TERMITE = "termite", _("termite control")
    SERVICE_CENTRE = "service_centre", _("service centre")
    GROOMING = "grooming", _("grooming and service language")
    POST = "post", _("post")


class Answering(models.TextChoices):
    """How an item is answered."""

    PASS = "pass", _("pass, fail or not applicable")
    NUMBER = "number", _("number")
    CHOICE = "choice", _("choice")
    TEXT = "text", _("text to write")


class Offer(models.TextChoices):
    """What a failed answer may lead to."""

    FIXED = "fixed", _("fixed on the spot")
    RECTIFICATION = "rectification", _("rectification")
    CASE = "case", _("case")
    VIOLATION = "violation", _("renovation violation")
    INCIDENT = "incident", _("incident report at once")


class Severity(models.TextChoices):
    """The class of a fault, which sets the limit for putting it right (handbook 3.7)."""

    SAFETY = "safety", _("safety")
    FUNCTION = "function", _("function")
    APPEARANCE = "appearance", _("appearance")


class Checklist(models.Model):
    """One checklist of the company (office None) or of an office; what is asked stands in its versions."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)
    subject = models.CharField(max_length=16, choices=Subject.choices)
    clauses = models.JSONField(default=list)  # ids of clauses, as ["B4"]
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_checklist"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "code"], name="inspections_checklist_once_an_office", condition=Q(office__isnull=False)
            ),
            models.UniqueConstraint(fields=["code"], name="inspections_checklist_once_the_company", condition=Q(office=None)),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class ChecklistVersion(models.Model):
    """What a checklist asks from a time on; once it left the draft, or an answer names it, it never changes."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("superseded")

    MOVES = {
        State.DRAFT: frozenset({State.IN_FORCE}),
        State.IN_FORCE: frozenset({State.SUPERSEDED}),
        State.SUPERSEDED: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    checklist = models.ForeignKey(Checklist, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    change_note = models.CharField(max_length=160, blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_checklist_version"
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="inspections_version_number_once"),
            models.UniqueConstraint(
                fields=["checklist"], name="inspections_version_one_draft", condition=Q(state="draft")
            ),
            models.UniqueConstraint(
                fields=["checklist"], name="inspections_version_one_in_force", condition=Q(state="in_force")
            ),
            models.CheckConstraint(
                name="inspections_version_is_in_force_since_some_time",
                condition=Q(state="draft", in_force_at=None) | (~Q(state="draft") & Q(in_force_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="inspections_version_is_superseded_at_some_time",
                condition=Q(state="superseded", superseded_at__isnull=False)
                | (~Q(state="superseded") & Q(superseded_at=None)),
            ),
        ]


class ChecklistSection(models.Model):
    """One part of a version."""

    of_version = models.ForeignKey(ChecklistVersion, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "inspections_checklist_section"


class ChecklistItem(models.Model):
    """One thing to look at; `code` stays the same from version to version, so that years can be compared."""

    class Photo(models.TextChoices):
        FREE = "free", _("as wished")
        ON_FAIL = "on_fail", _("when it failed")
        ALWAYS = "always", _("always")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    section = models.ForeignKey(ChecklistSection, on_delete=models.CASCADE, related_name="items")
    code = models.SlugField(max_length=40)
    position = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=160)
    words_en = models.CharField(max_length=160, blank=True)
    standard = models.CharField(max_length=240, blank=True)
    standard_en = models.CharField(max_length=240, blank=True)
    answering = models.CharField(max_length=8, choices=Answering.choices, default=Answering.PASS)
    low = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    high = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    measure = models.CharField(max_length=16, blank=True)  # m³, ℃, cm
    choices = models.JSONField(default=list)  # [{"code", "words", "words_en", "passes"}]
    is_required = models.BooleanField(default=True)
    photo = models.CharField(max_length=8, choices=Photo.choices, default=Photo.FREE)
    points = models.DecimalField(max_digits=5, decimal_places=1, default=0)  # what a pass is worth
    severity = models.CharField(max_length=12, choices=Severity.choices, default=Severity.FUNCTION)
    offers = models.JSONField(default=list)  # Offer codes, the likeliest first
    alarm = models.BooleanField(default=False)  # a failure is reported at once: leak, gas smell, forced entry

    class Meta:
        db_table = "inspections_checklist_item"
        constraints = [
            models.CheckConstraint(
                name="inspections_item_limits_in_order", condition=Q(low=None) | Q(high=None) | Q(low__lte=models.F("high"))
            ),
        ]  # fmt: skip
