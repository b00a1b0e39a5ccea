"""Rounds, described once."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of
from steward.inspections import rules
from steward.inspections.models import Round, RoundPoint

KINDS: tuple[Kind, ...] = (
    Kind(
        name="round",
        label=_("round"),
        model=Round,
        visible_to=rules.visible_rounds,
        title=lambda row: f"{row.route.name} {row.day:%Y-%m-%d}",
        icon="route",
        shown_with=("route",),
        words={"missed": dict(RoundPoint.Missed.choices)},
        verbs=verbs_of(
            Verb(name="inspections.round_planned", icon="calendar-event", sentence=_("Round due on {round_day}")),
            Verb(
                name="inspections.round_taken", icon="route", sentence=_("Round taken along"),
                detail=_("{points} points, {joined} joined, {gone} gone"),
            ),
            Verb(name="inspections.round_started", icon="player-play", sentence=_("Round started")),
            Verb(
                name="inspections.point_missed", icon="eye-off", mark="esc", sentence=_("Point {point} missed"),
                detail="{missed}",
            ),
            Verb(
                name="inspections.points_handed", icon="user-share", sentence=_("{points} points handed to {to}"),
            ),
            Verb(name="inspections.round_finished", icon="checks", sentence=_("Round done"), evidence=True),
            Verb(
                name="inspections.round_lapsed", icon="calendar-off", mark="esc", sentence=_("Round not walked"),
            ),
        ),
    ),
)  # fmt: skip
