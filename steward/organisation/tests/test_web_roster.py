"""The roster of a week, and handing everything over after a look at what would move."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from steward.organisation.models import Area, AreaAssignment, OutOfHoursRoute, Shift
from steward.organisation.tests.factories import LONG_AGO, signed_in


@pytest.fixture
def chen(world):
    return signed_in(world.people["chen"])


@pytest.fixture
def monday(world):
    """The Monday after next week's, in the office."""
    today = timezone.now().astimezone(world.office.zone).date()
    return today - timedelta(days=today.weekday()) + timedelta(days=14)


def roster(world):
    return f"/organisation/offices/{world.office.key}/roster/"


def night(world, day, department="SEC", who="tsang"):
    from_at = datetime.combine(day, datetime.min.time(), world.office.zone) + timedelta(hours=20)
    return Shift.objects.create(
        office=world.office, department=world.department(department), person=world.people[who], from_at=from_at,
        until_at=from_at + timedelta(hours=12),
    )  # fmt: skip


def test_a_night_is_put_down_shown_changed_and_taken_out(world, chen, monday):
    chen.post(f"/organisation/offices/{world.office.key}/shift/", {
        "department": world.department("SEC").pk, "person": world.people["tsang"].pk, "from_at": f"{monday}T20:00",
        "until_at": f"{monday + timedelta(days=1)}T08:00",
    })  # fmt: skip
    shift = Shift.objects.get()
    page = chen.get(f"{roster(world)}?week={monday}").content.decode()
    chen.post(f"/organisation/shifts/{shift.key}/change/", {
        "version": 1, "person": world.people["mak"].pk, "from_at": f"{monday}T21:00",
        "until_at": f"{monday + timedelta(days=1)}T08:00",
    })  # fmt: skip

    assert "曾家樂" in page
    assert Shift.objects.get().person == world.people["mak"]
    chen.post(f"/organisation/shifts/{shift.key}/removal/", {"version": 2})
    assert not Shift.objects.exists()


def test_a_week_is_filled_from_the_week_before(world, chen, monday):
    night(world, monday)

    chen.post(roster(world), {"monday": monday + timedelta(days=7), "department": world.department("SEC").pk})

    assert Shift.objects.filter(person=world.people["tsang"]).count() == 2


def test_who_is_reached_out_of_hours_is_named(world, chen):
    OutOfHoursRoute.objects.create(office=world.office, to_department=world.department("SEC"))
    row = night(world, timezone.now().date())
    Shift.objects.filter(pk=row.pk).update(from_at=timezone.now() - timedelta(hours=1))

    page = chen.get(roster(world)).context["page"]

    assert [person.name for person in page.reached[0].people] == ["曾家樂"]
    assert [person.name for person in page.now] == ["曾家樂"]


def test_the_head_of_a_department_changes_its_line_and_no_other(world, monday):
    kwok = signed_in(world.people["kwok"])

    page = kwok.get(f"{roster(world)}?week={monday}").context["page"]

    assert [row.department.code for row in page.rows if row.may_change] == ["ENG"]
    assert kwok.get(f"/organisation/shifts/{night(world, monday).key}/change/").status_code == 403


@pytest.mark.parametrize("week", ["", "nonsense", "0001-01-01", "9999-12-31", "2026-02-30"])
def test_a_week_that_makes_no_sense_is_this_one_or_the_nearest(world, chen, week):
    assert chen.get(roster(world), {"week": week}).status_code == 200


def test_the_roster_asks_as_many_statements_for_many_shifts(world, chen, monday, django_assert_max_num_queries):
    for number in range(20):
        night(world, monday + timedelta(days=number % 7))

    with django_assert_max_num_queries(45):
        chen.get(f"{roster(world)}?week={monday}")


def test_what_would_move_is_shown_and_moves_only_when_confirmed(world, chen, monday):
    area = Area.objects.create(office=world.office, name="一、二座")
    AreaAssignment.objects.create(area=area, person=world.people["lin"], from_on=LONG_AGO)
    night(world, monday, "SVC", "lin")
    address = f"/organisation/people/{world.people['lin'].key}/hand-over/"

    shown = chen.post(address, {"to": world.people["wong"].pk})

    assert {(group.label, group.count) for group in shown.context["moving"].groups} == {("區域", 1), ("班次", 1)}
    assert "一、二座" in shown.content.decode()
    assert AreaAssignment.objects.get(until_on=None).person == world.people["lin"]
    chen.post(address, {"to": world.people["wong"].pk, "confirmed": "1"})
    assert AreaAssignment.objects.get(until_on=None).person == world.people["wong"]
    assert Shift.objects.get().person == world.people["wong"]


def test_nobody_hands_over_to_the_same_person_or_to_a_stranger(world, chen):
    address = f"/organisation/people/{world.people['lin'].key}/hand-over/"

    for word in ("lin", "ng"):
        assert chen.post(address, {"to": world.people[word].pk}).status_code == 422
