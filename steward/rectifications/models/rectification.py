"""One rectification (糾正預防措施單): what is wrong, why, what is done about it, by whom, until when, seen by whom."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.estate.models import Place, Unit
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department


class IllegalMove(Exception):
    """The rectification is in no state for this step: somebody acted first."""

    message = _("This rectification no longer stands where you saw it. Look at it again.")

    def __str__(self) -> str:
        return str(self.message)


class Source(models.TextChoices):
    """From where it came; the record itself is named by kind and id."""

    FINDING = "finding", _("finding on a round")
    SPOT_CHECK = "spot_check", _("spot check")
    CASE = "case", _("case")
    FEEDBACK = "feedback", _("customers' feedback")
    ENVIRONMENT = "environment", _("environmental check")
    EVALUATION = "evaluation", _("evaluation")
    DIRECT = "direct", _("written down directly")


class Severity(models.TextChoices):
    """The class, which sets the limit (handbook 3.7): safety a day, function three, appearance seven."""

    SAFETY = "safety", _("safety")
    FUNCTION = "function", _("function")
    APPEARANCE = "appearance", _("appearance")


class Cause(models.TextChoices):
    """Where the cause lies (人、法、料、環)."""

    PERSON = "person", _("person")
    METHOD = "method", _("method")
    MATERIAL = "material", _("material")
    ENVIRONMENT = "environment", _("environment")
    OTHER = "other", _("other")


class Proof(models.TextChoices):
    """What a picture of it shows."""

    BEFORE = "before", _("before")
    AFTER = "after", _("after")


class Rectification(models.Model):
    """From the fault to the verified remedy and the look back; it cannot be closed early (clause C4.1.2).

    Exactly one owner: a person, a department, or a contractor named in words. `cycle` counts from 1; a reopened one
    begins the next. `verified_by` is never `done_by`.
    """

    class State(models.TextChoices):
        OPEN = "open", _("to be done")
        DONE = "done", _("to be verified")
        VERIFIED = "verified", _("verified, effect to be checked")
        CLOSED = "closed", pgettext_lazy("rectification", "closed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    MOVES = {
        State.OPEN: frozenset({State.DONE, State.WITHDRAWN}),
        State.DONE: frozenset({State.VERIFIED, State.CLOSED, State.OPEN}),  # closed at once where no look back is owed
        State.VERIFIED: frozenset({State.CLOSED, State.OPEN}),
        State.CLOSED: frozenset({State.OPEN}),
        State.WITHDRAWN: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=12, choices=Source.choices)
    source_kind = models.CharField(max_length=24, blank=True)
    source_id = models.BigIntegerField(null=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    fault = models.CharField(max_length=500)
    severity = models.CharField(max_length=12, choices=Severity.choices)
    cause = models.CharField(max_length=12, choices=Cause.choices, blank=True)
    cause_words = models.CharField(max_length=500, blank=True)
    correction = models.CharField(max_length=500, blank=True)
    corrective_action = models.CharField(max_length=500, blank=True)
    preventive_action = models.CharField(max_length=500, blank=True)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, on_delete=models.PROTECT, related_name="+")
    contractor = models.CharField(max_length=80, blank=True)
    watcher = models.ForeignKey(
        Person, null=True, on_delete=models.PROTECT, related_name="+"
    )  # of staff, for outsiders
    issued_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)  # repeats its deadline
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    done_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)
    effect_due_on = models.DateField(null=True)
    effect_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    effect_at = models.DateTimeField(null=True)
    effect_words = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=240, blank=True)
    returned_at = models.DateTimeField(null=True)  # last sent back or opened again: evidence counts from here
    cycle = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rectifications_rectification"
        indexes = [
            models.Index(fields=["office", "issued_at", "id"], name="rectifications_of_office"),
            models.Index(
                fields=["office", "due_at", "id"],
                name="rectifications_open",
                condition=Q(state__in=["open", "done", "verified"]),
            ),
            models.Index(fields=["unit"], name="rectifications_of_unit", condition=Q(unit__isnull=False)),
            models.Index(fields=["source_kind", "source_id"], name="rectifications_of_source"),
        ]
        constraints = [
            models.CheckConstraint(
                name="rectifications_exactly_one_owner",
                condition=Q(owner__isnull=False, department=None, contractor="")
                | Q(owner=None, department__isnull=False, contractor="")
                | (Q(owner=None, department=None) & ~Q(contractor="")),
            ),
            models.CheckConstraint(
                name="rectifications_done_with_correction",
                condition=Q(state__in=["open", "withdrawn"])
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(correction="") & ~Q(cause="")),
            ),
            models.CheckConstraint(
                name="rectifications_verified_by_another",
                condition=Q(state__in=["open", "done", "withdrawn"])
                | (Q(verified_at__isnull=False, verified_by__isnull=False) & ~Q(verified_by=F("done_by"))),
            ),
            models.CheckConstraint(
                name="rectifications_closed_at_some_time",
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at=None)),
            ),
            models.CheckConstraint(
                name="rectifications_closed_after_its_look_back",
                condition=~Q(state="closed") | Q(effect_due_on=None) | Q(effect_at__isnull=False),
            ),
            models.CheckConstraint(
                name="rectifications_withdrawn_for_a_reason", condition=~Q(state="withdrawn") | ~Q(withdrawn_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def move_to(self, state: str) -> None:
        """Set the state. Raises IllegalMove."""
        if state not in self.MOVES[self.State(self.state)]:
            raise IllegalMove(f"{self.number}: {self.state} → {state}")
        self.state = state
