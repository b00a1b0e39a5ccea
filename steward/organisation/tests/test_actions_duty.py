from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import history
from steward.organisation import actions, queries
from steward.organisation.actions import refusals
from steward.organisation.models import OutOfHoursRoute, Shift
from steward.organisation.tests.factories import NOW, actor

NIGHT = timedelta(hours=12)
MONDAY = date(2026, 11, 23)


def _put(world, person="tsang", code="SEC", who="ho", **fields):
    wanted = {"from_at": NOW, "until_at": NOW + NIGHT, "department_id": world.department(code).pk}
    return actions.put_on_duty(
        office_id=world.office.pk, person_id=world.people[person].pk, **(wanted | fields),
        actor=actor(world.people[who]), at=NOW,
    )  # fmt: skip


def test_a_shift_is_set_changed_and_removed(world):
    ho = actor(world.people["ho"])
    row = _put(world, from_at=NOW + NIGHT, until_at=NOW + 2 * NIGHT)
    actions.change_shift(
        shift_id=row.pk, version=1, person_id=world.people["tsang"].pk, from_at=NOW + NIGHT, until_at=NOW + 3 * NIGHT,
        actor=ho, at=NOW,
    )  # fmt: skip
    actions.take_off_duty(shift_id=row.pk, version=2, actor=ho, at=NOW)

    assert not Shift.objects.exists()
    assert [line.event.verb for line in history("shift", row.pk)] == [
        "organisation.shift_removed", "organisation.shift_changed", "organisation.shift_set",
    ]  # fmt: skip


def test_a_shift_that_runs_ends_now_and_one_that_is_over_stays(world):
    ho, row = actor(world.people["ho"]), _put(world)
    later = NOW + NIGHT / 2

    actions.take_off_duty(shift_id=row.pk, version=1, actor=ho, at=later)

    row.refresh_from_db()
    assert row.until_at == later
    with pytest.raises(refusals.ShiftIsOver):
        actions.take_off_duty(shift_id=row.pk, version=2, actor=ho, at=NOW + NIGHT)


def test_the_head_of_a_department_keeps_its_roster_and_no_other(world):
    _put(world, "lau", "ENG", who="kwok")

    with pytest.raises(PermissionDenied):
        _put(world, who="kwok")
    with pytest.raises(PermissionDenied):
        _put(world, "kwok", "ENG", who="lau")


def test_a_roster_makes_sense(world):
    row = _put(world)
    with pytest.raises(refusals.OnDutyAlready):
        _put(world, from_at=NOW + NIGHT / 2)
    with pytest.raises(refusals.EndsBeforeItBegins):
        _put(world, until_at=NOW)
    with pytest.raises(refusals.NotOfThisOffice):
        _put(world, "ng")
    with pytest.raises(refusals.ElsewhereDepartment):
        _put(world, department_id=world.department("SEC", "YQ").pk)
    with pytest.raises(StaleVersion):
        actions.take_off_duty(shift_id=row.pk, version=4, actor=actor(world.people["ho"]), at=NOW)


def test_a_week_is_copied_by_the_clock_on_the_wall_without_what_is_there(world):
    zone = world.office.zone
    for day in (23, 24):
        start = datetime(2026, 11, day, 20, tzinfo=zone)
        _put(world, from_at=start, until_at=start + NIGHT)
    start = datetime(2026, 11, 30, 20, tzinfo=zone)
    _put(world, from_at=start, until_at=start + NIGHT)

    copied = actions.copy_week(
        office_id=world.office.pk, department_id=world.department("SEC").pk, from_monday=MONDAY,
        to_monday=MONDAY + timedelta(days=7), actor=actor(world.people["ho"]), at=NOW,
    )  # fmt: skip

    assert copied == 1
    assert Shift.objects.filter(from_at=datetime(2026, 12, 1, 20, tzinfo=zone)).exists()


def test_a_route_is_set_changed_and_removed(world):
    ho, office = actor(world.people["ho"]), world.office.pk
    for urgent in (False, True):
        row = actions.set_route(
            office_id=office, department_id=None, to_department_id=world.department("SEC").pk, urgent_only=urgent,
            actor=ho, at=NOW,
        )  # fmt: skip
    assert queries.out_of_hours_target(office, None, NOW).urgent_only

    actions.remove_route(route_id=row.pk, actor=ho, at=NOW)

    assert not OutOfHoursRoute.objects.exists()
    assert len(history("office", office)) == 3


@pytest.mark.parametrize(("code", "office"), [("DEV", "LX"), ("SEC", "YQ")])
def test_a_route_stays_in_the_office(world, code, office):
    with pytest.raises(refusals.ElsewhereDepartment):
        actions.set_route(
            office_id=world.office.pk, department_id=None, to_department_id=world.department(code, office).pk,
            urgent_only=False, actor=actor(world.people["ho"]), at=NOW,
        )  # fmt: skip


def test_routes_are_the_directors(world):
    with pytest.raises(PermissionDenied):
        actions.set_route(
            office_id=world.office.pk, department_id=None, to_department_id=world.department("SEC").pk,
            urgent_only=False, actor=actor(world.people["lin"]), at=NOW,
        )  # fmt: skip
