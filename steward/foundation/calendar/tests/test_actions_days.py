from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from steward.foundation.calendar import actions, almanac
from steward.foundation.calendar.models import HolidayYear, SpecialDay
from steward.foundation.calendar.queries import calendar_of
from steward.foundation.calendar.worktime import DayKind
from steward.foundation.identity.actor import system
from steward.foundation.identity.versions import StaleVersion

from . import wires
from .factories import AT, NINE, NOON, holder, office

pytestmark = pytest.mark.django_db
SUNDAY, MONDAY = date(2026, 11, 22), date(2026, 11, 23)
Kind = SpecialDay.Kind


@pytest.fixture
def place():
    return office()


@pytest.fixture
def ho(place):
    return holder("何詠芝", "DA", place)


@pytest.fixture
def chow():
    return holder("周經理", "DM")


def test_an_office_closes_for_a_day(place, ho):
    actions.set_day(office=place, day=MONDAY, kind=Kind.CLOSURE, name="全面停電", actor=ho, at=AT)

    assert calendar_of(place).day_kind(MONDAY) == DayKind.CLOSURE
    assert not calendar_of(place).is_working_day(MONDAY)


def test_an_office_opens_on_a_sunday_for_the_hours_it_says(place, ho):
    actions.set_day(office=place, day=SUNDAY, kind=Kind.WORKING, opens_at=NINE, closes_at=NOON, actor=ho, at=AT)

    assert calendar_of(place).day_kind(SUNDAY) == DayKind.OPENING
    assert calendar_of(place).hours(SUNDAY) == ((540, 720),)


def test_the_word_of_an_office_beats_that_of_its_region(place, ho, chow):
    actions.set_day(region="CN", day=MONDAY, kind=Kind.HOLIDAY, actor=chow, at=AT)
    actions.set_day(office=place, day=MONDAY, kind=Kind.WORKING, actor=ho, at=AT)

    assert calendar_of(place).is_working_day(MONDAY)
    assert not calendar_of(office("YF")).is_working_day(MONDAY)


def test_a_cleared_day_is_what_its_region_says(place, ho, chow):
    actions.set_day(region="CN", day=MONDAY, kind=Kind.HOLIDAY, actor=chow, at=AT)
    actions.set_day(office=place, day=MONDAY, kind=Kind.WORKING, actor=ho, at=AT)

    actions.clear_day(office=place, day=MONDAY, actor=ho, at=AT, was="working")

    assert calendar_of(place).day_kind(MONDAY) == DayKind.HOLIDAY


def test_a_day_that_somebody_else_changed_is_not_overwritten(place, ho):
    actions.set_day(office=place, day=MONDAY, kind=Kind.CLOSURE, actor=ho, at=AT, was="")

    with pytest.raises(StaleVersion):
        actions.set_day(office=place, day=MONDAY, kind=Kind.WORKING, actor=ho, at=AT, was="")


def test_an_office_does_not_decide_for_its_region(ho):
    with pytest.raises(PermissionDenied):
        actions.set_day(region="CN", day=MONDAY, kind=Kind.HOLIDAY, actor=ho, at=AT)


def test_a_day_belongs_to_a_region_or_to_an_office(place):
    with pytest.raises(IntegrityError), transaction.atomic():
        SpecialDay.objects.create(office=place, region="CN", day=MONDAY, kind=Kind.CLOSURE, source="hand")


def test_a_loaded_year_brings_holidays_and_make_up_days(place, chow):
    count = actions.import_year(region="CN", year=2026, actor=chow, at=AT)

    calendar = calendar_of(place)
    assert count > 25
    assert calendar.day_kind(date(2026, 2, 17)) == DayKind.HOLIDAY
    assert calendar.day_kind(date(2026, 2, 14)) == DayKind.MAKEUP
    assert calendar.hours(date(2026, 2, 14)) == calendar.hours(MONDAY)
    assert 2026 in calendar.known_years


def test_a_year_that_is_not_announced_is_refused_and_stays_flagged(place, chow):
    with pytest.raises(almanac.NotAnnounced):
        actions.import_year(region="CN", year=2039, actor=chow, at=AT)

    assert not HolidayYear.objects.exists()


def test_loading_a_year_again_keeps_what_was_entered_by_hand(place, chow):
    actions.import_year(region="CN", year=2026, actor=chow, at=AT)
    actions.set_day(region="CN", day=date(2026, 2, 17), kind=Kind.WORKING, actor=chow, at=AT)

    actions.import_year(region="CN", year=2026, actor=chow, at=AT)

    assert calendar_of(place).day_kind(date(2026, 2, 17)) == DayKind.MAKEUP


def test_the_last_weekend_of_a_year_may_be_worked_for_the_next(chow):
    actions.import_year(region="CN", year=2011, actor=chow, at=AT)
    SpecialDay.objects.filter(day=date(2011, 12, 31)).delete()

    actions.import_year(region="CN", year=2012, actor=chow, at=AT)

    assert SpecialDay.objects.get(day=date(2011, 12, 31)).kind == Kind.WORKING


def test_every_region_with_an_office_gets_its_years_and_only_once(place):
    taipei = office("TP", time_zone="Asia/Taipei", holiday_region="TW")

    loaded = actions.import_years(actor=system("clock"), at=AT)

    assert set(loaded) >= {("CN", 2025), ("CN", 2026), ("TW", 2025), ("TW", 2026), ("TW", 2027)}
    assert actions.import_years(actor=system("clock"), at=AT) == []
    assert not calendar_of(taipei).is_working_day(date(2026, 2, 16))
    assert set(wires.touched) == {place.pk, taipei.pk}
