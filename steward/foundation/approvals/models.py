"""A request that somebody else must decide: ordered steps, each with who, when and what."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.models import PersonalKey


class IllegalMove(Exception):
    """The request is no longer in a state for this: somebody decided or withdrew it first."""


class Approval(models.Model):
    """One request about one subject, from its asking to its outcome.

    `kind` names what is asked ("cases.extension") and with it, by wire, what happens at the outcome. `payload` holds
    ids, dates and codes; reasons and remarks lie in the timeline, sealed under `key_of_texts`.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    MOVES = {
        State.PENDING: frozenset({State.APPROVED, State.RETURNED, State.WITHDRAWN}),
        State.APPROVED: frozenset(),
        State.RETURNED: frozenset(),
        State.WITHDRAWN: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    office = models.ForeignKey(Office, null=True, on_delete=models.PROTECT, related_name="+")
    requested_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    request_event = models.BigIntegerField(null=True)  # the timeline's row that holds the reason
    payload = models.JSONField(default=dict)
    key_of_texts = models.ForeignKey(PersonalKey, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.PENDING)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "approvals_approval"
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_kind", "object_id"],
                name="approvals_approval_one_waiting_a_matter",
                condition=Q(state="pending"),
            ),
            models.CheckConstraint(
                name="approvals_approval_is_closed_with_its_time",
                condition=Q(state="pending", closed_at=None) | (~Q(state="pending") & Q(closed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["requested_by", "state", "-id"], name="approvals_approval_of_asker"),
            models.Index(fields=["subject_kind", "object_id"], name="approvals_approval_about"),
        ]

    def move_to(self, state: str) -> None:
        """Set the state. Raises IllegalMove."""
        if state not in self.MOVES[self.State(self.state)]:
            raise IllegalMove(f"{self.key}: {self.state} → {state}")
        self.state = state


class Step(models.Model):
    """One decision of a request, addressed to a post or to a person; it waits when the one before is approved.

    Who, when and what are given together or not at all. `decided_for` is whom the decider stood in for;
    `asked_post` the post first named, where nobody there could decide and the step went up.
    """

    class State(models.TextChoices):
        AHEAD = "ahead", _("Later")
        WAITING = "waiting", _("Waiting")
        DECIDED = "decided", _("Decided")
        DROPPED = "dropped", _("Dropped")

    class Decision(models.TextChoices):
        APPROVED = "approved", _("Approved")
        RETURNED = "returned", _("Returned")

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    post = models.CharField(max_length=12, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    asked_post = models.CharField(max_length=12, blank=True)
    limit_minutes = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.AHEAD)
    due_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    decided_for = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    decision_event = models.BigIntegerField(null=True)  # the timeline's row that holds the remark

    class Meta:
        db_table = "approvals_step"
        constraints = [
            models.UniqueConstraint(fields=["approval", "position"], name="approvals_step_each_place_once"),
            models.UniqueConstraint(
                fields=["approval"], name="approvals_step_one_waits_at_a_time", condition=Q(state="waiting")
            ),
            models.CheckConstraint(
                name="approvals_step_is_addressed_to_a_post_or_a_person",
                condition=Q(person=None) & ~Q(post="") | Q(person__isnull=False, post=""),
            ),
            models.CheckConstraint(
                name="approvals_step_who_when_what_together",
                condition=Q(state="decided", decided_by__isnull=False, decided_at__isnull=False) & ~Q(decision="")
                | ~Q(state="decided") & Q(decided_by=None, decided_at=None, decision="", decided_for=None),
            ),
        ]
        indexes = [
            models.Index(fields=["post"], name="approvals_step_waits_post", condition=Q(state="waiting")),
            models.Index(fields=["person"], name="approvals_step_waits_person", condition=Q(state="waiting")),
        ]
