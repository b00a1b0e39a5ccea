"""Rounds are made from windows, taken along with the units of the day, walked and finished."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from steward.estate.tests.factories import building, estate, place, unit, vacate
from steward.foundation.identity.actor import system
from steward.foundation.timeline.queries import history
from steward.inspections import actions
from steward.inspections.models import Access, Round, RoundPoint, Route, RoutePoint, RouteWindow
from steward.organisation.tests.factories import NOW, actor, company

from .factories import check

TODAY = timezone.localdate(NOW)
CLOCK = system("clock")


@pytest.fixture
def scene(db):
    """A patrol of one building with a lobby and two vacant units, due this morning."""
    world = company()
    made = estate(world.office)
    house = building(made.community, "77")
    vacate(unit(house, "77-1A"))
    vacate(unit(house, "77-3B"))
    route = Route.objects.create(office=world.office, name="77座巡樓", building=house, joins_vacant=True)
    lobby = place(made.community, "77座大堂", building=house, floor=unit(house, "77-1A").floor)
    RoutePoint.objects.create(route=route, position=1, place=lobby, photo_required=True)
    RouteWindow.objects.create(route=route, name="上午", from_time=time(9), until_time=time(12))
    return world, house


def planned(world) -> Round:
    actions.plan_day(office=world.office, day=TODAY, actor=CLOCK, at=NOW)
    return Round.objects.get(office=world.office, day=TODAY)


def taken(world) -> Round:
    row = planned(world)
    actions.take_along(round_id=row.pk, actor=actor(world.people["lin"], at=NOW), at=NOW)
    return row


def started(world) -> Round:
    row = taken(world)
    return actions.start_round(round_id=row.pk, actor=actor(world.people["lin"], at=NOW), at=NOW)


def names(row) -> list[str]:
    points = row.points.select_related("place", "unit").order_by("position")
    return [point.unit.code if point.unit else point.place.name for point in points]


def test_a_window_makes_one_round_a_day_however_often_the_clock_asks(scene):
    world, _house = scene

    made = [actions.plan_day(office=world.office, day=TODAY, actor=CLOCK, at=NOW) for _again in range(3)]

    row = Round.objects.get(office=world.office)
    assert made == [1, 0, 0]
    assert (row.from_at, row.until_at - row.from_at) == (NOW.replace(hour=1, minute=0), timedelta(hours=3))
    assert len(list(history("round", row.pk))) == 1


def test_a_window_of_another_weekday_or_already_over_makes_none(scene):
    world, _house = scene
    late = NOW + timedelta(hours=8)

    RouteWindow.objects.update(weekdays="13")

    assert actions.plan_day(office=world.office, day=TODAY, actor=CLOCK, at=NOW) == 0
    RouteWindow.objects.update(weekdays="2")
    assert actions.plan_day(office=world.office, day=TODAY, actor=CLOCK, at=late) == 0


def test_taken_along_are_the_listed_places_and_the_vacant_units_from_the_top_down(scene):
    world, _house = scene

    row = taken(world)

    assert names(row) == ["77-3B", "77座大堂", "77-1A"]
    assert set(row.points.values_list("standing", "inside")) == {("vacant", True), ("point", False)}


def test_a_unit_entered_within_the_interval_is_seen_from_outside(scene):
    world, house = scene
    check(unit(house, "77-1A"), world.people["lin"], NOW - timedelta(days=2), access=Access.ENTERED)
    check(unit(house, "77-3B"), world.people["lin"], NOW - timedelta(days=9), access=Access.ENTERED)

    row = taken(world)

    assert list(row.points.filter(inside=True).values_list("unit__code", flat=True)) == ["77-3B"]


def test_units_that_join_or_leave_during_the_day_do_so_on_the_next_take_along(scene):
    world, house = scene
    row = taken(world)
    vacate(unit(house, "77-2C"), "to_let")
    vacate(unit(house, "77-1A"), "occupied")

    actions.take_along(round_id=row.pk, actor=actor(world.people["lin"], at=NOW), at=NOW)

    assert names(row) == ["77-3B", "77-2C", "77座大堂"]


def test_a_unit_that_was_seen_stays_on_the_round_when_it_leaves_the_population(scene):
    world, house = scene
    row = taken(world)
    row.points.filter(unit__code="77-1A").update(state=RoundPoint.State.SEEN)
    vacate(unit(house, "77-1A"), "occupied")

    actions.take_along(round_id=row.pk, actor=actor(world.people["lin"], at=NOW), at=NOW)

    assert "77-1A" in names(row)


def test_a_colleague_of_another_office_takes_nothing_along(scene):
    world, _house = scene
    row = planned(world)

    with pytest.raises(PermissionDenied):
        actions.take_along(round_id=row.pk, actor=actor(world.people["ng"], at=NOW), at=NOW)


def test_who_started_first_walks_the_round(scene):
    world, _house = scene
    row = started(world)

    with pytest.raises(actions.AlreadyStarted):
        actions.start_round(round_id=row.pk, actor=actor(world.people["wong"], at=NOW), at=NOW)

    again = actions.start_round(round_id=row.pk, actor=actor(world.people["lin"], at=NOW), at=NOW)
    assert again.version == row.version


def test_a_round_with_waiting_points_is_not_finished(scene):
    world, _house = scene
    row, lin = started(world), actor(world.people["lin"], at=NOW)

    with pytest.raises(actions.PointsWaiting, match="3"):
        actions.finish_round(round_id=row.pk, actor=lin, at=NOW)


def test_a_round_whose_points_were_missed_for_a_reason_is_finished_once(scene):
    world, _house = scene
    row, lin = started(world), actor(world.people["lin"], at=NOW)
    for point in row.points.all():
        actions.miss_point(round_id=row.pk, point_id=point.pk, reason="unsafe", actor=lin, at=NOW)

    done = [actions.finish_round(round_id=row.pk, actor=lin, at=NOW) for _again in range(2)]

    assert [one.state for one in done] == ["done", "done"]
    with pytest.raises(actions.RoundOver):
        actions.miss_point(round_id=row.pk, point_id=row.points.first().pk, reason="unsafe", actor=lin, at=NOW)


def test_a_handed_point_is_the_colleagues_alone(scene):
    world, _house = scene
    row, lin, wong = started(world), actor(world.people["lin"], at=NOW), actor(world.people["wong"], at=NOW)
    point = row.points.first()
    actions.hand_points(round_id=row.pk, point_ids=[point.pk], to=world.people["wong"], actor=lin, at=NOW)

    missed = {"round_id": row.pk, "point_id": point.pk, "reason": "no_time", "at": NOW}
    with pytest.raises(PermissionDenied):
        actions.miss_point(actor=lin, **missed)

    assert actions.miss_point(actor=wong, **missed).state == "missed"


def test_points_are_not_handed_to_another_office(scene):
    world, _house = scene
    row, lin = started(world), actor(world.people["lin"], at=NOW)
    points = [point.pk for point in row.points.all()]

    with pytest.raises(PermissionDenied):
        actions.hand_points(round_id=row.pk, point_ids=points, to=world.people["ng"], actor=lin, at=NOW)


def test_what_nobody_walked_lapses_and_what_arrives_late_is_still_taken(scene):
    world, _house = scene
    row, evening = planned(world), NOW + timedelta(hours=9)

    lapsed = [actions.lapse_rounds(actor=CLOCK, at=evening) for _again in range(2)]

    assert lapsed == [1, 0]
    row = actions.start_round(
        round_id=row.pk, actor=actor(world.people["lin"], at=evening), at=evening, captured_at=NOW
    )
    assert (row.state, row.started_at) == ("under_way", NOW)
