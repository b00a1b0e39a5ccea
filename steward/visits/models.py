"""Return visits after cases (回訪): planned by rule, tried, done, reviewed. Other visits join later."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.cases.models import Case
from steward.cases.models.words import Grade, Kind
from steward.estate.models import Customer, Unit
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person


class VisitRule(models.Model):
    """How many closed cases of a kind and grade are visited, and within which limit (handbook 2.2)."""

    office = models.ForeignKey(Office, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    grade = models.PositiveSmallIntegerField(choices=Grade.choices)
    share = models.PositiveSmallIntegerField(default=100)  # per cent
    limit_minutes = models.PositiveIntegerField()
    basis = models.CharField(max_length=8, default="working")
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "visits_rule"
        constraints = [
            models.UniqueConstraint(fields=["office", "kind", "grade"], name="visits_rule_once"),
            models.UniqueConstraint(
                fields=["kind", "grade"], condition=models.Q(office=None), name="visits_rule_once_for_all"
            ),
        ]


class Visit(models.Model):
    """One return visit owed for one cycle of a case, with the whole of form F03 once it is done."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        PASSED = "passed", _("passed")
        FAILED = "failed", _("failed")
        UNREACHABLE = "unreachable", _("nobody reached")
        CANCELLED = "cancelled", _("not owed any more")

    class Method(models.TextChoices):
        HOME = "home", _("at home")
        PHONE = "phone", _("by telephone")
        OFFICE = "office", _("at the office")
        ONLINE = "online", _("online")

    MOVES = {
        State.PLANNED: frozenset({State.PASSED, State.FAILED, State.UNREACHABLE, State.CANCELLED}),
        State.PASSED: frozenset(),
        State.FAILED: frozenset(),
        State.UNREACHABLE: frozenset({State.PASSED, State.FAILED}),
        State.CANCELLED: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="visits")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    cycle = models.PositiveSmallIntegerField(default=1)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.PROTECT, related_name="visits")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="visits")
    state = models.CharField(max_length=12, choices=State.choices, default=State.PLANNED)
    assigned_to = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="visits")
    planned_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=8, choices=Method.choices, blank=True)
    visited_at = models.DateTimeField(null=True)
    entered_at = models.DateTimeField(null=True)
    visitor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    interviewee = models.CharField(max_length=60, blank=True)
    quality = models.CharField(max_length=1, blank=True)  # A satisfied, B fairly satisfied, C dissatisfied
    effect = models.CharField(max_length=1, blank=True)
    satisfaction = models.CharField(max_length=1, blank=True)
    shortcomings = models.TextField(blank=True)
    suggestions = models.TextField(blank=True)
    shoe_covers = models.BooleanField(null=True)
    site_cleaned = models.BooleanField(null=True)
    explained_charge = models.BooleanField(null=True)
    signature_file = models.UUIDField(null=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    review = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "visits_visit"
        indexes = [
            models.Index(fields=["office", "state", "due_at"], name="visits_visit_owed"),
            models.Index(fields=["assigned_to", "state"], name="visits_visit_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "cycle"], name="visits_visit_once_per_cycle"),
            models.CheckConstraint(
                name="visits_visit_done_has_its_facts",
                condition=~models.Q(state__in=["passed", "failed"])
                | (models.Q(visited_at__isnull=False) & ~models.Q(satisfaction="") & ~models.Q(method="")),
            ),
            models.CheckConstraint(
                name="visits_visit_review_is_all_or_none",
                condition=models.Q(reviewed_at=None, reviewed_by=None)
                | models.Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
            ),
        ]


class Attempt(models.Model):
    """A try that reached nobody; three on different days make the visit unreachable."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=8, choices=Visit.Method.choices)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "visits_attempt"
