from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.calendar import actions
from steward.foundation.calendar.models import OfficeHours
from steward.foundation.calendar.queries import calendar_of, fingerprint_of_hours
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history

from . import wires
from .factories import AT, NEW_YEAR, NINE, NOON, ONE, SIX, WEEK, holder, office

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture
def place():
    return office()


@pytest.fixture
def ho(place):
    return holder("何詠芝", "DA", place)


def _set(place, who, week=WEEK, valid_from=NEW_YEAR, **more):
    actions.set_hours(office=place, valid_from=valid_from, week=week, actor=who, at=AT, **more)


def test_hours_of_an_office_beat_those_of_the_company(place, ho):
    _set(None, holder("周經理", "DM"), {0: [(NINE, SIX)]})
    _set(place, ho)

    assert calendar_of(place).hours(MONDAY) == ((540, 720), (780, 1080))
    assert calendar_of(office("YF")).hours(MONDAY) == ((540, 1080),)


def test_new_hours_hold_from_their_day_on(place, ho):
    _set(place, ho)
    _set(place, ho, {0: [(NINE, NOON)]}, valid_from=date(2026, 11, 30))

    assert calendar_of(place).hours(MONDAY) == ((540, 720), (780, 1080))
    assert calendar_of(place).hours(date(2026, 11, 30)) == ((540, 720),)


def test_what_a_process_remembers_is_renewed_by_a_change(place, ho):
    _set(place, ho)
    before = calendar_of(place)

    _set(place, ho, {0: [(NINE, NOON)]})

    assert calendar_of(place) is not before
    assert calendar_of(place).hours(MONDAY) == ((540, 720),)


def test_asking_again_costs_one_statement(place, ho, django_assert_num_queries):
    _set(place, ho)
    calendar_of(place)

    with django_assert_num_queries(1):
        calendar_of(place)


def test_closing_at_midnight_is_the_end_of_the_day(place, ho):
    _set(place, ho, {0: [(NINE, time(0))]})

    assert calendar_of(place).add(datetime(2026, 11, 23, 23, tzinfo=ZoneInfo("Asia/Shanghai")), 60).hour == 16


@pytest.mark.parametrize("stretches", [[(SIX, NINE)], [(NINE, SIX), (NOON, SIX)], [(NINE, NINE)]])
def test_hours_that_overlap_or_run_backwards_are_refused(place, ho, stretches):
    with pytest.raises(actions.OverlappingHours):
        _set(place, ho, {0: stretches})


def test_a_week_without_hours_is_refused(place, ho):
    with pytest.raises(actions.EmptyWeek):
        _set(place, ho, {7: [(NINE, SIX)]})


def test_two_editors_of_one_week_do_not_overwrite_each_other(place, ho):
    seen = fingerprint_of_hours(OfficeHours.objects.filter(office=place))
    _set(place, ho, was=seen)

    with pytest.raises(StaleVersion):
        _set(place, ho, {0: [(ONE, SIX)]}, was=seen)


def test_a_property_assistant_changes_no_hours_and_an_office_not_the_company(place, ho):
    with pytest.raises(PermissionDenied):
        _set(place, holder("林若喬", "PA", place))
    with pytest.raises(PermissionDenied):
        _set(None, ho)


def test_dropped_hours_give_way_to_the_company(place, ho):
    _set(place, ho)

    actions.drop_hours(office=place, valid_from=NEW_YEAR, actor=ho, at=AT)

    assert calendar_of(place).hours(MONDAY) == ((540, 1080),)


def test_a_change_is_told_to_history_and_to_the_clocks(place, ho):
    _set(place, ho)

    assert [line.event.verb for line in history("calendar", place.pk)] == ["calendar.hours_set"]
    assert wires.touched == [place.pk]
