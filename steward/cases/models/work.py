"""What is done on a case: jobs, handovers, replies to the customer, internal notes, instructions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department

from .case import Case


class Job(models.Model):
    """A piece of work sent to an executing department (派工單): accepted, done or returned on the job page."""

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        ACCEPTED = "accepted", _("accepted")
        DONE = "done", _("finished")
        RETURNED = "returned", _("returned")
        CANCELLED = "cancelled", _("called off")

    MOVES = {
        State.SENT: frozenset({State.ACCEPTED, State.RETURNED, State.CANCELLED}),
        State.ACCEPTED: frozenset({State.DONE, State.RETURNED, State.CANCELLED}),
        State.DONE: frozenset(),
        State.RETURNED: frozenset(),
        State.CANCELLED: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    number = models.CharField(max_length=24, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="jobs")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, related_name="jobs")
    executor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="jobs")
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    what = models.CharField(max_length=300)
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done_note = models.TextField(blank=True)
    return_reason = models.CharField(max_length=300, blank=True)
    charge = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    charge_note = models.CharField(max_length=120, blank=True)
    signed_by = models.CharField(max_length=60, blank=True)  # the resident, by drawing on the phone
    signature_file = models.UUIDField(null=True)  # files.StoredFile.key
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_job"
        indexes = [
            models.Index(fields=["department", "state"], name="cases_job_of_department"),
            models.Index(fields=["executor", "state"], name="cases_job_of_executor"),
        ]
        constraints = [
            models.CheckConstraint(
                name="cases_job_done_has_its_time",
                condition=models.Q(state="done", done_at__isnull=False)
                | (~models.Q(state="done") & models.Q(done_at=None)),
            ),
            models.CheckConstraint(
                name="cases_job_accepted_has_an_executor",
                condition=~models.Q(state__in=["accepted", "done"]) | models.Q(executor__isnull=False),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it still waits to be accepted or done."""
        return self.state in (self.State.SENT, self.State.ACCEPTED)


class Handover(models.Model):
    """A case is offered to a department, an office or a person; the giver stays its owner until it is accepted."""

    class State(models.TextChoices):
        OFFERED = "offered"
        ACCEPTED = "accepted"
        RETURNED = "returned"
        WITHDRAWN = "withdrawn"

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers")
    from_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    to_department = models.ForeignKey(Department, null=True, on_delete=models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OFFERED)
    reason = models.CharField(max_length=300, blank=True)
    due_at = models.DateTimeField(null=True)  # by when it must be accepted or returned
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_by_outsider = models.CharField(max_length=60, blank=True)
    answer = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "cases_handover"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state="offered"), name="cases_handover_one_open"
            ),
            models.CheckConstraint(
                name="cases_handover_is_to_somebody",
                condition=models.Q(to_office__isnull=False)
                | models.Q(to_department__isnull=False)
                | models.Q(to_person__isnull=False),
            ),
        ]


class Reply(models.Model):
    """Something told to the customer: the only words on a case that a resident ever reads."""

    class Purpose(models.TextChoices):
        FIRST = "first", _("first reply")
        PROGRESS = "progress", _("progress")
        RESULT = "result", _("result")

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="replies")
    cycle = models.PositiveSmallIntegerField(default=1)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    way = models.CharField(max_length=8)  # words.Channel
    text = models.TextField()
    said_at = models.DateTimeField()
    entered_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    next_promised_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_reply"


class Note(models.Model):
    """An internal note: never shown to a resident, a contractor or an outside department."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "cases_note"


class Instruction(models.Model):
    """What the office director orders on a major case (C4.6); without one it cannot close."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="instructions")
    cycle = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(blank=True)
    voice_file = models.UUIDField(null=True)  # files.StoredFile.key
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "cases_instruction"
        constraints = [
            models.CheckConstraint(
                name="cases_instruction_says_something",
                condition=~models.Q(text="") | models.Q(voice_file__isnull=False),
            )
        ]


class Extension(models.Model):
    """A later date asked for one clock; decided through approvals, told to the customer before the old date passes."""

    class State(models.TextChoices):
        ASKED = "asked"
        GRANTED = "granted"
        REFUSED = "refused"

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="extensions")
    cycle = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    reason = models.CharField(max_length=300)
    old_due_at = models.DateTimeField()
    new_due_at = models.DateTimeField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_extension"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(state="asked"), name="cases_extension_one_open"
            ),
            models.CheckConstraint(
                name="cases_extension_moves_forward", condition=models.Q(new_due_at__gt=models.F("old_due_at"))
            ),
            models.CheckConstraint(
                name="cases_extension_is_decided_with_its_time",
                condition=models.Q(state="asked", decided_at=None) | (~models.Q(state="asked") & models.Q(decided_at__isnull=False)),
            ),
        ]  # fmt: skip
