"""Company, regions, offices, departments and areas are changed on their pages."""

import pytest

from steward.foundation.identity.models import Office
from steward.organisation.models import Area, AreaAssignment, CompanyProfile, Department, OfficePlacement, Region
from steward.organisation.tests.factories import signed_in

HOUSE = {"name": "臨溪苑管理處", "short_name": "臨溪苑", "time_zone": "Asia/Shanghai", "holiday_region": "CN"}


@pytest.fixture
def cheng(world):
    return signed_in(world.people["cheng"])


@pytest.fixture
def leung(world):
    return signed_in(world.people["leung"])


def test_the_manager_renames_the_company_and_a_region(world, cheng):
    cheng.post(
        "/organisation/company/details/", {"version": 1, "name": "和信物業", "short_name": "和信", "hotline": "95000"}
    )
    cheng.post(f"/organisation/regions/{world.regions['E'].key}/", {"version": 1, "code": "E", "name": "東一區"})

    assert CompanyProfile.objects.get().short_name == "和信"
    assert Region.objects.get(code="E").name == "東一區"


def test_a_code_in_use_is_refused_at_its_field(cheng):
    answer = cheng.post("/organisation/company/region/", {"code": "e", "name": "重複"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["code"]


def test_a_new_office_begins_with_its_usual_departments(world, cheng):
    cheng.post("/organisation/company/office/", HOUSE | {"code": "HT", "name": "海棠灣管理處", "short_name": "海棠灣", "usual": "on",
                                                         "region": world.regions["W"].pk})  # fmt: skip

    office = Office.objects.get(code="HT")
    assert office.placement.region == world.regions["W"]
    assert Department.objects.filter(office=office, is_executor=True).count() == 3


def test_the_director_moves_the_office_to_another_region(world, leung):
    address = f"/organisation/offices/{world.office.key}/details/"

    leung.post(address, HOUSE | {"version": 1, "region": world.regions["W"].pk, "phone": "0512-1"})
    wordless = leung.post(address, HOUSE | {"version": 2, "phone": "0512-2"})

    assert OfficePlacement.objects.get(office=world.office).region == world.regions["W"]
    assert wordless.status_code == 422


def test_an_old_version_is_told_and_what_was_typed_can_be_sent_again(world, leung):
    address = f"/organisation/offices/{world.office.key}/details/"
    Office.objects.filter(pk=world.office.pk).update(version=5)

    answer = leung.post(address, HOUSE | {"version": 1, "name": "臨溪新苑"})

    assert answer.status_code == 409
    assert "臨溪新苑" in answer.content.decode()
    assert answer.context["form"]["version"].value() == 5


def test_a_department_with_people_is_not_closed(world, leung):
    staffed, empty = world.department("ENG"), world.department("PRJ")

    refused = leung.post(f"/organisation/departments/{staffed.key}/close/", {"version": 1})
    leung.post(f"/organisation/departments/{empty.key}/close/", {"version": 1})

    assert refused.status_code == 422
    assert list(Department.objects.filter(pk__in=[staffed.pk, empty.pk], is_active=True)) == [staffed]


def test_the_area_is_named_given_and_closed_from_a_day_on(world, leung):
    area = Area.objects.create(office=world.office, name="一座")
    address = f"/organisation/areas/{area.key}/"

    leung.post(f"{address}name/", {"version": 1, "name": "一、二座"})
    leung.post(f"{address}assignment/", {"version": 2, "person": world.people["lin"].pk, "deputy": world.people["wong"].pk,
                                         "on": "2026-11-01"})  # fmt: skip
    page = leung.get(address).content.decode()
    leung.post(f"{address}close/", {"version": 3, "on": "2026-12-01"})

    assert "一、二座" in page
    assert "林若喬" in page
    assert set(AreaAssignment.objects.values_list("until_on", flat=True)) == {
        Area.objects.get().assignments.first().until_on
    }
    assert not Area.objects.get().is_active


def test_the_reporting_line_speaks_in_words(world):
    page = signed_in(world.people["lin"]).get(f"/organisation/people/{world.people['lin'].key}/").content.decode()

    assert "主管" in page
    assert "<small>SV</small>" not in page


def test_people_are_taken_out_as_a_spreadsheet_by_those_who_may(world, leung):
    answer = leung.post("/organisation/people/export/")

    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert signed_in(world.people["lin"]).post("/organisation/people/export/").status_code == 403
