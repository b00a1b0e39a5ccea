"""Rounds: one walk of a route on a day, with the points that were on it when it was taken along."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.estate.models import Place, Unit
from steward.foundation.identity.keys import uuid7
from steward.foundation.identity.models import Office, Person

from .checklists import ChecklistVersion
from .routes import Route, RouteWindow


class Round(models.Model):
    """One round (一次巡查). Planned ones are claimed by (window, day); an extra one names its reason."""

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("round", "planned")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", pgettext_lazy("round", "done")
        LAPSED = "lapsed", _("not walked")

    class Reason(models.TextChoices):
        PLANNED = "planned", _("as planned")
        STORM = "storm", _("after a storm")
        INCIDENT = "incident", _("after an incident")
        ORDERED = "ordered", _("ordered")

    MOVES = {
        State.PLANNED: frozenset({State.UNDER_WAY, State.LAPSED}),
        State.UNDER_WAY: frozenset({State.DONE}),
        State.LAPSED: frozenset({State.UNDER_WAY}),  # what was walked in time may arrive late
        State.DONE: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    route = models.ForeignKey(Route, on_delete=models.PROTECT, related_name="rounds")
    window = models.ForeignKey(RouteWindow, null=True, on_delete=models.SET_NULL, related_name="+")
    day = models.DateField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.PLANNED)
    reason_note = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # who walks it
    ordered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "inspections_round"
        indexes = [
            models.Index(fields=["office", "day", "id"], name="inspections_round_of_day"),
            models.Index(fields=["person", "day"], name="inspections_round_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["window", "day"], name="inspections_round_once_a_window", condition=Q(window__isnull=False)
            ),
            models.CheckConstraint(
                name="inspections_round_under_way_was_started",
                condition=Q(state__in=["planned", "lapsed"], started_at=None)
                | Q(state__in=["under_way", "done"], started_at__isnull=False, person__isnull=False),
            ),
            models.CheckConstraint(
                name="inspections_round_done_was_finished",
                condition=Q(state="done", finished_at__isnull=False) | (~Q(state="done") & Q(finished_at=None)),
            ),
        ]


class RoundPoint(models.Model):
    """One point of a round, written when the round is taken along; a place or a unit, with what is asked there."""

    class State(models.TextChoices):
        WAITING = "waiting", _("to be seen")
        SEEN = "seen", _("seen")
        MISSED = "missed", _("missed")

    class Missed(models.TextChoices):
        NO_TIME = "no_time", _("no time")
        NO_ACCESS = "no_access", _("no way in")
        UNSAFE = "unsafe", _("unsafe")
        CALLED_AWAY = "called_away", _("called away")
        CODE_GONE = "code_gone", _("code missing or damaged")
        OTHER = "other", _("other reason")

    MOVES = {
        State.WAITING: frozenset({State.SEEN, State.MISSED}),
        State.MISSED: frozenset({State.SEEN}),  # skipped, then made good
        State.SEEN: frozenset(),
    }

    key = models.UUIDField(default=uuid7, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveSmallIntegerField()
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=10)  # why it is on the round: point, vacant, renovating
    inside = models.BooleanField(default=False)  # to be entered this time
    asks = models.ForeignKey(ChecklistVersion, null=True, on_delete=models.PROTECT, related_name="+")
    photo_required = models.BooleanField(default=False)
    hint = models.CharField(max_length=120, blank=True)
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")  # handed to a colleague
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    missed_reason = models.CharField(max_length=12, choices=Missed.choices, blank=True)
    missed_note = models.CharField(max_length=160, blank=True)

    class Meta:
        db_table = "inspections_round_point"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "place"], name="inspections_round_place_once", condition=Q(unit=None)
            ),
            models.UniqueConstraint(
                fields=["round", "unit"], name="inspections_round_unit_once", condition=Q(unit__isnull=False)
            ),
            models.CheckConstraint(
                name="inspections_round_point_is_somewhere", condition=Q(place__isnull=False) | Q(unit__isnull=False)
            ),
            models.CheckConstraint(
                name="inspections_round_point_missed_for_a_reason",
                condition=(Q(state="missed") & ~Q(missed_reason="")) | (~Q(state="missed")),
            ),
        ]
