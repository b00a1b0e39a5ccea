"""Rounds are made from the windows of routes, and lapse when nobody walked them."""

from datetime import date, datetime

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.timeline.actions import Concern, Entry, record_many
from steward.inspections.models import Round, RouteWindow


@transaction.atomic
def plan_day(*, office: Office, day: date, actor: Actor, at: datetime) -> int:
    """Make the rounds that windows of the office prescribe for a day and that are not over; returns how many.

    It may run again, and beside another scheduler: a round is claimed by its window and day.
    """
    windows = RouteWindow.objects.filter(route__office=office, route__is_active=True).select_related("route")
    rounds = [_planned(window, office, day) for window in windows if str(day.isoweekday()) in window.weekdays]
    claimed = set(Round.objects.filter(office=office, day=day).values_list("window_id", flat=True))
    wanted = [row for row in rounds if row.until_at > at and row.window_id not in claimed]
    Round.objects.bulk_create(wanted, ignore_conflicts=True)
    made = Round.objects.filter(key__in=[row.key for row in wanted]).only("pk", "day")
    entries = [
        Entry(
            verb="inspections.round_planned", office=office, actor=actor, captured_at=at,
            about=[Concern("round", row.pk)], facts={"round_day": day.isoformat()},
        )
        for row in made
    ]  # fmt: skip
    record_many(entries)
    return len(entries)


def _planned(window: RouteWindow, office: Office, day: date) -> Round:
    return Round(
        office=office, route=window.route, window=window, day=day,
        from_at=datetime.combine(day, window.from_time, tzinfo=office.zone),
        until_at=datetime.combine(day, window.until_time, tzinfo=office.zone),
    )  # fmt: skip


@transaction.atomic
def lapse_rounds(*, actor: Actor, at: datetime) -> int:
    """Mark planned rounds whose window is over as not walked; returns how many. It may run again."""
    due = Round.objects.select_for_update(of=("self",), skip_locked=True).select_related("office")
    rounds = list(due.filter(state=Round.State.PLANNED, until_at__lte=at).order_by("pk"))
    for row in rounds:
        row.state, row.version = Round.State.LAPSED, row.version + 1
    Round.objects.bulk_update(rounds, ["state", "version"], batch_size=500)
    record_many(
        Entry(
            verb="inspections.round_lapsed", office=row.office, actor=actor, captured_at=at,
            about=[Concern("round", row.pk)],
        )
        for row in rounds
    )  # fmt: skip
    return len(rounds)
