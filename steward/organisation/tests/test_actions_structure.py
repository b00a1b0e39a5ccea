import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import history
from steward.organisation import actions
from steward.organisation.actions import refusals
from steward.organisation.models import CompanyProfile, Department, OfficePlacement
from steward.organisation.tests.factories import NOW, actor, member

DEPARTMENTS = [("ENG", "工程部", True, False), ("DEV", "發展商", False, True)]


def _create(world, who="cheng", **fields):
    wanted = {"code": "NH", "name": "南湖管理處", "short_name": "南湖", "region_id": world.regions["E"].pk}
    return actions.create_office(**(wanted | fields), actor=actor(world.people[who]), at=NOW)


def _change(world, office, who="cheng", **fields):
    wanted = {
        "version": office.version, "name": office.name, "short_name": office.short_name, "time_zone": office.time_zone,
        "holiday_region": "CN", "region_id": office.placement.region_id,
    }  # fmt: skip
    return actions.change_office(office_id=office.pk, **(wanted | fields), actor=actor(world.people[who]), at=NOW)


def test_an_office_begins_with_its_departments_and_one_row_of_history(world):
    office = _create(world, departments=DEPARTMENTS)

    assert set(Department.objects.filter(office=office).values_list("code", "is_executor", "is_outside")) == {
        ("ENG", True, False), ("DEV", False, True),
    }  # fmt: skip
    assert OfficePlacement.objects.get(office=office).region == world.regions["E"]
    assert [line.event.verb for line in history("office", office.pk)] == ["organisation.office_created"]


@pytest.mark.parametrize("who", ["lin", "leung", "chow"])
def test_only_the_company_makes_offices(world, who):
    with pytest.raises(PermissionDenied):
        _create(world, who)

    assert not Office.objects.filter(code="NH").exists()


def test_a_code_is_used_once_whatever_its_case(world):
    with pytest.raises(refusals.CodeTaken):
        _create(world, code="lx")


def test_an_office_changes_and_says_which_fields(world):
    office = _change(world, world.office, who="leung", short_name="臨溪", phone="0592-5550100")

    assert (office.version, office.short_name) == (2, "臨溪")
    assert Event.objects.get().facts["fields"] == ["short_name", "placement"]


def test_a_change_that_changes_nothing_leaves_no_trace(world):
    _change(world, world.office)

    assert not Event.objects.exists()


def test_a_stale_form_changes_nothing(world):
    with pytest.raises(StaleVersion):
        _change(world, world.office, version=0, short_name="x")


def test_a_director_changes_the_own_office_only(world):
    with pytest.raises(PermissionDenied):
        _change(world, world.offices["YQ"], who="leung", short_name="x")


def test_an_office_with_people_stays_open(world):
    with pytest.raises(refusals.StillStaffed):
        actions.close_office(office_id=world.office.pk, version=1, actor=actor(world.people["cheng"]), at=NOW)

    empty = _create(world)
    closed = actions.close_office(office_id=empty.pk, version=1, actor=actor(world.people["cheng"]), at=NOW)
    assert not closed.is_active


def test_a_department_is_made_changed_and_closed(world):
    ho = actor(world.people["ho"])
    made = actions.create_department(
        office_id=world.office.pk, code="GRN", name="綠化部", is_executor=True, actor=ho, at=NOW
    )
    changed = actions.change_department(department_id=made.pk, version=1, name="園藝部", actor=ho, at=NOW)
    closed = actions.close_department(department_id=made.pk, version=changed.version, actor=ho, at=NOW)

    assert (closed.name, closed.is_active) == ("園藝部", False)
    assert [line.event.verb for line in history("department", made.pk)] == [
        "organisation.department_closed", "organisation.department_changed", "organisation.department_created",
    ]  # fmt: skip


def test_a_department_with_people_neither_closes_nor_goes_outside(world):
    ho, engineering = actor(world.people["ho"]), world.department("ENG")

    with pytest.raises(refusals.StillStaffed):
        actions.close_department(department_id=engineering.pk, version=1, actor=ho, at=NOW)
    with pytest.raises(refusals.StillStaffed):
        actions.change_department(department_id=engineering.pk, version=1, is_outside=True, actor=ho, at=NOW)


def test_two_departments_of_an_office_do_not_share_a_code(world):
    with pytest.raises(refusals.CodeTaken):
        actions.create_department(
            office_id=world.office.pk, code="ENG", name="工程二部", actor=actor(world.people["ho"]), at=NOW
        )


def test_regions_and_the_company_are_the_managers(world):
    cheng = actor(world.people["cheng"])
    region = actions.create_region(code="N", name="北區", actor=cheng, at=NOW)
    actions.change_region(region_id=region.pk, version=1, code="N", name="北部", actor=cheng, at=NOW)
    actions.change_company(version=1, name="和信", short_name="和信", hotline="95000", actor=cheng, at=NOW)

    assert CompanyProfile.objects.get().hotline == "95000"
    with pytest.raises(refusals.CodeTaken):
        actions.create_region(code="n", name="北區", actor=cheng, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.create_region(code="S", name="南區", actor=actor(world.people["leung"]), at=NOW)


def test_the_last_stop_is_somebody_of_the_company(world):
    cheng, mui = actor(world.people["cheng"]), world.people["mui"]

    actions.appoint_last_stop(version=1, person_id=mui.pk, actor=cheng, at=NOW)

    assert CompanyProfile.objects.get().last_stop == mui
    with pytest.raises(refusals.HoldsNoPost):
        actions.appoint_last_stop(version=2, person_id=world.people["lin"].pk, actor=cheng, at=NOW)


def test_a_company_post_is_a_candidate_from_its_first_day(world):
    member(world.people["lin"], "CA", None, from_on=NOW.date())

    actions.appoint_last_stop(version=1, person_id=world.people["lin"].pk, actor=actor(world.people["cheng"]), at=NOW)
