"""The handover of a shift 交接班記錄 (F12): things counted, open items carried over, both signatures."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person
from steward.organisation.models import Department, Shift

from .kinds import InventoryItem


class Handover(models.Model):
    """One handover, opened by the outgoing person for the shift that ends; nobody is relieved before both signed."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("handover", "open")
        COUNTED = "counted", pgettext_lazy("handover", "counted")
        REFUSED = "refused", pgettext_lazy("handover", "refused")
        NO_RELIEF = "no_relief", pgettext_lazy("handover", "no relief")
        DONE = "done", pgettext_lazy("handover", "handed over")

    MOVES = {
        State.OPEN: frozenset({State.COUNTED, State.NO_RELIEF}),
        State.COUNTED: frozenset({State.OPEN, State.REFUSED, State.NO_RELIEF, State.DONE}),
        State.REFUSED: frozenset({State.OPEN, State.NO_RELIEF}),  # counted again, or somebody else is called
        State.NO_RELIEF: frozenset({State.OPEN}),  # the relief came after all
        State.DONE: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, on_delete=models.PROTECT, related_name="+")
    shift = models.OneToOneField(Shift, on_delete=models.PROTECT, related_name="+")
    outgoing = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    incoming = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField()  # the end of the shift as the roster had it
    relief_arrived_at = models.DateTimeField(null=True)
    must_know = models.TextField(blank=True)
    equipment_state = models.TextField(blank=True)
    instructions = models.TextField(blank=True)
    premises_ok = models.BooleanField(null=True)
    refusal_reason = models.TextField(blank=True)
    supervisor_called_at = models.DateTimeField(null=True)
    outgoing_signed_at = models.DateTimeField(null=True)
    incoming_signed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rosters_handover"
        indexes = [
            models.Index(fields=["office", "state", "due_at"], name="rosters_handover_open"),
            models.Index(fields=["office", "opened_at", "id"], name="rosters_handover_of_office"),
        ]
        constraints = [
            models.CheckConstraint(
                name="rosters_handover_done_is_signed_by_both",
                condition=Q(
                    state="done", incoming__isnull=False, relief_arrived_at__isnull=False, premises_ok__isnull=False,
                    outgoing_signed_at__isnull=False, incoming_signed_at__isnull=False,
                ) | (~Q(state="done") & Q(incoming_signed_at=None)),
            ),
            models.CheckConstraint(name="rosters_nobody_relieves_himself", condition=Q(incoming=None) | ~Q(incoming=F("outgoing"))),
            models.CheckConstraint(name="rosters_refused_for_a_reason", condition=~Q(state="refused") | ~Q(refusal_reason="")),
            models.CheckConstraint(
                name="rosters_no_relief_calls_the_supervisor",
                condition=~Q(state="no_relief") | Q(supervisor_called_at__isnull=False),
            ),
        ]  # fmt: skip


class HandoverItem(models.Model):
    """One thing counted: its name and expected number as they were on that day, and why they differ."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="items")
    item = models.ForeignKey(InventoryItem, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    expected = models.DecimalField(max_digits=10, decimal_places=2)
    counted = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    explanation = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "rosters_handover_item"
        constraints = [models.UniqueConstraint(fields=["handover", "item"], name="rosters_item_counted_once")]


class OpenItem(models.Model):
    """Something unfinished that goes from handover to handover of a department until somebody closes it."""

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey(Department, null=True, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="raised")
    matter = models.CharField(max_length=200)
    ref_kind = models.CharField(max_length=40, blank=True)
    ref_id = models.BigIntegerField(null=True)
    next_step = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "rosters_open_item"
        indexes = [models.Index(fields=["office", "department", "closed_at"], name="rosters_still_open")]
        constraints = [
            models.CheckConstraint(
                name="rosters_open_item_closed_by_somebody",
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="rosters_open_item_ref_is_whole",
                condition=Q(ref_kind="", ref_id=None) | (~Q(ref_kind="") & Q(ref_id__isnull=False)),
            ),
        ]
