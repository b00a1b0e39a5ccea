"""A promise with a date, its pauses, the ladder it climbs when it is not kept, and the steps that were taken."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.models import Office, Person

OWNER = "owner"  # the audience of a rung that is not a post: whoever has the subject in hand


class IllegalMove(Exception):
    """Somebody acted on this clock before, or it is in no state for this step."""


class Basis(models.TextChoices):
    """In which time a clock runs."""

    WORKING = "working", _("Working time")
    CALENDAR = "calendar", _("Calendar time")


class Ladder(models.Model):
    """Who is told, and when, while a clock runs out and after; `office` None is the company's default.

    One that an office dropped stays for the clocks that began with it; new clocks follow the company's again.
    """

    office = models.ForeignKey(Office, null=True, on_delete=models.CASCADE, related_name="+")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=60)
    dropped_at = models.DateTimeField(null=True)
    last_number = models.PositiveSmallIntegerField(default=0)  # numbers of rungs are never given twice
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "deadlines_ladder"
        constraints = [
            models.UniqueConstraint(
                fields=["office", "code"],
                name="deadlines_ladder_once_an_office",
                condition=Q(office__isnull=False, dropped_at=None),
            ),
            models.UniqueConstraint(
                fields=["code"], name="deadlines_ladder_once_the_company", condition=Q(office=None)
            ),
            models.CheckConstraint(
                name="deadlines_ladder_of_the_company_is_never_dropped",
                condition=Q(dropped_at=None) | Q(office__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Rung(models.Model):
    """One step of a ladder: `amount` is per cent of the limit left, or minutes before or after the due time.

    `number` stays with the rung for good (what was taken is remembered by it); `position` is its place now.
    """

    class When(models.TextChoices):
        BEFORE_SHARE = "share", _("before it is due, per cent of the limit left")
        BEFORE_MINUTES = "before", _("minutes before it is due")
        AFTER_MINUTES = "after", _("minutes after it was due")

    ladder = models.ForeignKey(Ladder, on_delete=models.CASCADE, related_name="rungs")
    number = models.PositiveSmallIntegerField()
    position = models.PositiveSmallIntegerField()
    when = models.CharField(max_length=8, choices=When.choices)
    amount = models.PositiveIntegerField()
    basis = models.CharField(max_length=8, choices=Basis.choices)
    audience = models.CharField(max_length=12)  # a post code, or OWNER
    urgent = models.BooleanField(default=False)

    class Meta:
        db_table = "deadlines_rung"
        constraints = [
            models.UniqueConstraint(fields=["ladder", "number"], name="deadlines_rung_number_once"),
            models.CheckConstraint(name="deadlines_rung_number_is_not_the_miss", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="deadlines_rung_share_is_per_cent", condition=~Q(when="share") | Q(amount__range=(1, 99))
            ),
        ]


class Deadline(models.Model):
    """One clock of one subject, from its start until it is met or called off.

    `due_at` counts from `base_at`: `base_due_at` is the date agreed by an extension, else the limit decides; pauses
    after `base_at` move it. `promised_at` and `original_due_at` never change. `missed_at` is the due time that
    passed unmet; `next_step_at` is when the sweep has to look again. `level` is the highest rung taken.
    """

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        PAUSED = "paused", _("Paused")
        MET = "met", _("Met")
        CANCELLED = "cancelled", _("Called off")

    MOVES = {
        State.RUNNING: frozenset({State.PAUSED, State.MET, State.CANCELLED}),
        State.PAUSED: frozenset({State.RUNNING, State.MET, State.CANCELLED}),
        State.MET: frozenset(),
        State.CANCELLED: frozenset(),
    }
    OPEN = (State.RUNNING, State.PAUSED)

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=24)
    object_id = models.BigIntegerField()
    name = models.CharField(max_length=24)
    cycle = models.PositiveSmallIntegerField(default=1)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    limit_minutes = models.PositiveIntegerField()
    ladder = models.ForeignKey(Ladder, on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.RUNNING)
    started_at = models.DateTimeField()
    base_at = models.DateTimeField()
    base_due_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    soon_at = models.DateTimeField(null=True)
    original_due_at = models.DateTimeField()
    promised_at = models.DateTimeField(null=True)
    next_step_at = models.DateTimeField(null=True)
    level = models.PositiveSmallIntegerField(default=0)
    met_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    missed_event = models.BigIntegerField(null=True)
    flagged = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "deadlines_deadline"
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "name", "cycle"], name="deadlines_deadline_once"),
            models.CheckConstraint(
                name="deadlines_deadline_has_no_due_time_exactly_while_paused",
                condition=Q(state="paused", due_at=None) | (~Q(state="paused") & Q(due_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="deadlines_deadline_is_met_with_its_time",
                condition=Q(state="met", met_at__isnull=False) | (~Q(state="met") & Q(met_at=None)),
            ),
            models.CheckConstraint(
                name="deadlines_deadline_takes_steps_only_while_running",
                condition=Q(state="running") | Q(next_step_at=None),
            ),
            models.CheckConstraint(
                name="deadlines_deadline_is_due_after_its_start",
                condition=Q(due_at=None) | Q(due_at__gte=F("started_at")),
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_step_at"], name="deadlines_deadline_next_step", condition=Q(next_step_at__isnull=False)
            ),
            models.Index(
                fields=["office", "due_at"], name="deadlines_deadline_open", condition=Q(state__in=["running", "paused"])
            ),
        ]  # fmt: skip

    def move_to(self, state: str) -> None:
        """Set the state. Raises IllegalMove."""
        if state not in self.MOVES[self.State(self.state)]:
            raise IllegalMove(f"{self.name}: {self.state} → {state}")
        self.state = state

    def is_late(self, at: datetime) -> bool:
        """Return whether this clock was met late, or is late at this moment."""
        return self.due_at is not None and (self.met_at or at) > self.due_at


class Pause(models.Model):
    """A time in which a clock stands still; `until_at` None while it lasts. Pauses of one clock cannot overlap.

    What was said about it lies in the timeline of the subject, sealed; here is only the reason's code.
    """

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="pauses")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=24)
    paused_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "deadlines_pause"
        constraints = [
            models.CheckConstraint(
                name="deadlines_pause_ends_after_it_begins",
                condition=Q(until_at=None) | Q(until_at__gte=F("from_at")),
            ),
            models.UniqueConstraint(
                fields=["deadline"], name="deadlines_pause_one_at_a_time", condition=Q(until_at=None)
            ),
        ]


class StepTaken(models.Model):
    """One step of one clock, taken once: the rung's `number`, 0 for the miss itself.

    `quiet` steps were recorded without telling anybody: overtaken by a later one, or newly drawn into the past.
    """

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=12, blank=True)
    due_at = models.DateTimeField()
    taken_at = models.DateTimeField()
    quiet = models.BooleanField(default=False)

    class Meta:
        db_table = "deadlines_step_taken"
        constraints = [
            models.UniqueConstraint(fields=["deadline", "number"], name="deadlines_step_taken_once"),
        ]


class Digest(models.Model):
    """One notice in place of many: the steps beyond what one person is told within an hour."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    told_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "deadlines_digest"
        indexes = [models.Index(fields=["person", "told_at"], name="deadlines_digest_of_person")]


class Told(models.Model):
    """One person was to be told of one step: at once (`direct`), or in a digest (None while it waits)."""

    step = models.ForeignKey(StepTaken, on_delete=models.CASCADE, related_name="told")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_index=False)
    told_at = models.DateTimeField()
    direct = models.BooleanField()
    digest = models.ForeignKey(Digest, null=True, on_delete=models.PROTECT, related_name="told")

    class Meta:
        db_table = "deadlines_told"
        constraints = [
            models.UniqueConstraint(fields=["step", "person"], name="deadlines_told_each_person_once"),
            models.CheckConstraint(name="deadlines_told_in_one_way", condition=Q(direct=False) | Q(digest=None)),
        ]
        indexes = [
            models.Index(fields=["person", "told_at"], name="deadlines_told_direct", condition=Q(direct=True)),
            models.Index(
                fields=["person"], name="deadlines_told_waiting", condition=Q(direct=False, digest=None)
            ),
        ]  # fmt: skip


class Recompute(models.Model):
    """The working time of an office was changed: its open clocks are to be computed anew, once for many changes."""

    office = models.OneToOneField(Office, on_delete=models.CASCADE, related_name="+", primary_key=True)
    asked_at = models.DateTimeField()

    class Meta:
        db_table = "deadlines_recompute"
