"""What every office follows: the company's hours, and the holidays of a region."""

from datetime import date

import pytest
from django.urls import reverse

from steward.foundation.calendar.models import HolidayYear, OfficeHours, SpecialDay
from steward.foundation.calendar.queries import calendar_of, fingerprint_of_hours
from steward.foundation.calendar.worktime import DayKind
from steward.organisation.tests.factories import company, signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)


@pytest.fixture
def world():
    return company()


def test_a_day_set_for_a_region_holds_in_every_office_of_it(world):
    client = signed_in(world.people["cheng"])
    client.post(reverse("calendar:region_day", args=["CN", DAY]), {"kind": "holiday", "name": "公司日"})

    assert calendar_of(world.office).day_kind(DAY) == DayKind.HOLIDAY


def test_hours_of_the_company_hold_until_an_office_sets_its_own_and_can_be_taken_back(world):
    client = signed_in(world.people["cheng"])
    before = list(OfficeHours.objects.filter(office=None))
    week = {
        "valid_from": "2026-11-30",
        "was": fingerprint_of_hours(before),
        "opens_0_0": "08:00",
        "closes_0_0": "10:00",
    }
    client.post(reverse("calendar:company_hours"), week)

    monday = calendar_of(world.office).hours(date(2026, 11, 30))
    client.post(reverse("calendar:company_drop"), {"valid_from": "2026-11-30"})

    assert monday == ((480, 600),)
    assert not OfficeHours.objects.filter(office=None, valid_from="2026-11-30").exists()


def test_a_year_is_confirmed_only_when_its_holidays_were_entered(world):
    client = signed_in(world.people["cheng"])
    address = reverse("calendar:confirm", args=["CN", 2031])

    refused = client.post(address)
    SpecialDay.objects.create(region="CN", day="2031-01-01", kind=SpecialDay.Kind.HOLIDAY, source="hand")
    taken = client.post(address)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert HolidayYear.objects.get(region="CN", year=2031).source == "hand"


def test_a_region_without_offices_has_no_calendar(world):
    client = signed_in(world.people["cheng"])

    assert client.get(reverse("calendar:region_year", args=["ZZ", 2026])).status_code == 404
