"""A round is started, points are missed for a reason or handed to a colleague, and it is finished.

What a phone sends comes later than it happened: `captured_at` is the time of the act, `at` that of its arrival.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.timeline.actions import Concern, record
from steward.inspections import rules
from steward.inspections.models import Round, RoundPoint
from steward.organisation.queries import colleagues

from .rounds_refusals import AlreadySeen, AlreadyStarted, NotStarted, PointsWaiting, RoundOver


@transaction.atomic
def start_round(*, round_id: int, actor: Actor, at: datetime, captured_at: datetime | None = None) -> Round:
    """Start a round, also one that lapsed before the phone could send; started twice by the same person, once.

    Raises AlreadyStarted, RoundOver, PermissionDenied.
    """
    row = _locked(round_id)
    if row.state == Round.State.DONE:
        raise RoundOver
    if row.state == Round.State.UNDER_WAY and row.person_id != actor.person_id:
        raise AlreadyStarted
    if not rules.may_walk(actor, row):
        raise PermissionDenied
    if row.state == Round.State.UNDER_WAY:
        return row
    row.state, row.person_id, row.started_at = Round.State.UNDER_WAY, actor.person_id, captured_at or at
    return _kept(row, "state", "person", "started_at", verb="inspections.round_started", by=(actor, captured_at, at))


@transaction.atomic
def miss_point(
    *, round_id: int, point_id: int, reason: str, note: str = "", actor: Actor, at: datetime,
    captured_at: datetime | None = None,
) -> RoundPoint:  # fmt: skip
    """Say why a point was missed. Raises NotStarted, RoundOver, AlreadySeen, PermissionDenied; ValueError: no reason."""
    row = _under_way(round_id)
    point = row.points.select_for_update(of=("self",)).get(pk=point_id)
    if not rules.may_deal_with(actor, row, point):
        raise PermissionDenied
    if point.state == RoundPoint.State.SEEN:
        raise AlreadySeen
    point.state, point.missed_reason, point.missed_note = (
        RoundPoint.State.MISSED,
        RoundPoint.Missed(reason).value,
        note,
    )
    point.save(update_fields=["state", "missed_reason", "missed_note"])
    facts = {"missed": point.missed_reason, "point": point.position}
    _kept(row, verb="inspections.point_missed", by=(actor, captured_at, at), **facts)
    return point


@transaction.atomic
def hand_points(
    *, round_id: int, point_ids: Collection[int], to: Person, actor: Actor, at: datetime,
    captured_at: datetime | None = None,
) -> int:  # fmt: skip
    """Hand points that nobody has seen to a colleague of the office; returns how many.

    Raises NotStarted, RoundOver, AlreadySeen, PermissionDenied.
    """
    row = _under_way(round_id)
    points = list(row.points.select_for_update(of=("self",)).filter(pk__in=point_ids))
    mine = all(rules.may_deal_with(actor, row, point) for point in points)
    if not points or not mine or not colleagues(row.office, at).filter(pk=to.pk).exists():
        raise PermissionDenied
    if any(point.state == RoundPoint.State.SEEN for point in points):
        raise AlreadySeen
    for point in points:
        point.person = to
    RoundPoint.objects.bulk_update(points, ["person"])
    by = (actor, captured_at, at)
    _kept(row, verb="inspections.points_handed", by=by, to_person=to.pk, points=len(points))
    return len(points)


@transaction.atomic
def finish_round(*, round_id: int, actor: Actor, at: datetime, captured_at: datetime | None = None) -> Round:
    """Finish a round, every point of which is seen or missed for a reason; finished twice, once.

    Raises NotStarted, PointsWaiting, PermissionDenied.
    """
    row = _locked(round_id)
    if row.person_id != actor.person_id or not rules.may_walk(actor, row):
        raise PermissionDenied
    if row.state == Round.State.DONE:
        return row
    if row.state != Round.State.UNDER_WAY:
        raise NotStarted
    if waiting := row.points.filter(state=RoundPoint.State.WAITING).count():
        raise PointsWaiting(waiting)
    row.state, row.finished_at = Round.State.DONE, captured_at or at
    return _kept(row, "state", "finished_at", verb="inspections.round_finished", by=(actor, captured_at, at))


def _locked(round_id: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("office").get(pk=round_id)


def _under_way(round_id: int) -> Round:
    row = _locked(round_id)
    if row.state == Round.State.DONE:
        raise RoundOver
    if row.state != Round.State.UNDER_WAY:
        raise NotStarted
    return row


def _kept(row: Round, *fields: str, verb: str, by: tuple[Actor, datetime | None, datetime], **facts: Any) -> Round:
    """Save these fields of a round with its version, and write the act down."""
    actor, captured_at, at = by
    row.version += 1
    row.save(update_fields=[*fields, "version"])
    record(
        verb=verb, office=row.office, actor=actor, captured_at=captured_at or at, received_at=at,
        about=[Concern("round", row.pk)], facts=facts,
    )  # fmt: skip
    return row
