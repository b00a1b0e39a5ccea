"""What an area covers is chosen among buildings, floors and units."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.estate.tests import factories
from steward.organisation.models import Area, AreaPart
from steward.organisation.queries import area_of_unit
from steward.organisation.tests.factories import company, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return company()


@pytest.fixture
def estate(world):
    return factories.estate(world.office)


@pytest.fixture
def area(world):
    return Area.objects.create(office=world.office, name="一座")


def parts(area, **more):
    return f"/estate/areas/{area.key}/parts/"


def test_an_area_takes_buildings_and_single_units_and_what_another_had_moves_over(world, estate, area):
    other = Area.objects.create(office=world.office, name="三座")
    home = estate.units["3-4D"]
    AreaPart.objects.create(area=other, kind="unit", object_id=home.pk, from_on="2024-01-01")
    chosen = [f"building:{estate.buildings['1'].pk}", f"unit:{home.pk}"]

    chen = signed_in(world.people["chen"])
    page = chen.get(parts(area)).content.decode()
    chen.post(parts(area), {"version": 1, "on": "2026-11-20", "parts": chosen})

    assert "現屬 三座" in page
    held = area_of_unit(home.pk, home.floor_id, home.building_id, factories.AT.date())
    assert held == area
    assert area_of_unit(None, None, estate.buildings["1"].pk, factories.AT.date()) == area


def test_what_is_no_part_of_the_office_is_refused(world, estate, area):
    answer = signed_in(world.people["chen"]).post(
        parts(area), {"version": 1, "on": "2026-11-20", "parts": ["building:999999", "x"]}
    )

    assert answer.status_code == 422
    assert not AreaPart.objects.exists()


def test_an_old_version_keeps_what_was_ticked(world, estate, area):
    ticked = f"building:{estate.buildings['2'].pk}"

    answer = signed_in(world.people["chen"]).post(parts(area), {"version": 9, "on": "2026-11-20", "parts": [ticked]})

    assert answer.status_code == 409
    assert f'value="{ticked}" checked' in answer.content.decode()


def test_the_statements_do_not_grow_with_the_office(world, estate, area):
    chen = signed_in(world.people["chen"])
    chen.get(parts(area))
    with CaptureQueriesContext(connection) as few:
        chen.get(parts(area))
    for number in range(4, 12):
        factories.building(estate.community, str(number))

    with CaptureQueriesContext(connection) as many:
        chen.get(parts(area))

    assert len(many) == len(few)
