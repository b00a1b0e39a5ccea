"""The picture of buildings, the card at its side, states in two taps, the forms behind."""

import pytest
from django.urls import reverse

from steward.estate.models import Building, Community, Unit, UnitState
from steward.estate.tests import factories
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def world(settled):
    return settled[0]


@pytest.fixture
def estate(settled):
    return settled[1]


@pytest.fixture
def lin(world):
    return signed_in(world.people["lin"])


@pytest.fixture
def leung(world):
    return signed_in(world.people["leung"])


def address(name, thing, *more):
    return reverse(f"estate:{name}", args=[thing.key, *more])


def test_one_community_is_shown_at_once_with_every_unit_in_words(estate, lin):
    page = lin.get(reverse("estate:home"), follow=True).content.decode()

    assert page.count("data-unit=") == Unit.objects.count()
    assert "3座 6樓 B　空置" in page
    assert "許" not in page


def test_a_unit_picked_shows_its_card_without_script(estate, lin):
    unit = estate.units["2-15C"]

    page = lin.get(address("community", estate.community) + f"?unit={unit.key}").content.decode()

    assert "許女士" in page
    assert "9*** 6087" in page
    assert "90426087" not in page


@pytest.mark.parametrize("query", ["?unit=x", "?only=%00", "?unit=01900000-0000-7000-8000-000000000000", "?only=vac"])
def test_an_odd_address_is_answered_calmly(estate, lin, query):
    assert lin.get(address("community", estate.community) + query).status_code == 200


def test_a_state_is_set_by_one_button_and_taken_back(estate, lin):
    unit = estate.units["2-15C"]
    send = {"set": "occupancy:to_let", "version": 1}

    answer = lin.post(address("set_state", unit), send, headers=HTMX)

    unit.refresh_from_db()
    assert (answer.status_code, unit.occupancy) == (200, "to_let")
    assert 'data-shape="vac"' in answer.content.decode()
    back = lin.post(address("take_back_state", unit, "occupancy"), headers=HTMX)
    unit.refresh_from_db()
    assert (back.status_code, unit.occupancy) == (200, "occupied")


@pytest.mark.parametrize(
    ("send", "status", "says"),
    [
        ({"set": "occupancy:to_let", "version": 9}, 409, "有人先改了"),
        ({"set": "occupancy:occupied", "version": 1}, 422, "單元已是這個狀態"),
        ({"set": "occupancy:palace", "version": 1}, 422, "請選一個狀態"),
        ({"set": "occupancy:to_let", "version": 1, "from_on": "2999-01-01"}, 422, "將來"),
        ({"set": "occupancy:to_let", "version": 1, "from_on": "never"}, 422, ""),
        ({}, 422, ""),
    ],
)
@pytest.mark.parametrize("headers", [HTMX, {}])
def test_a_state_that_cannot_be_says_why_and_changes_nothing(estate, lin, send, status, says, headers):
    unit = estate.units["2-15C"]

    answer = lin.post(address("set_state", unit), send, headers=headers)

    assert answer.status_code == status
    if status != 409:
        assert says in answer.content.decode()
    assert UnitState.objects.filter(unit=unit).count() == 3


def test_an_executor_sees_the_unit_without_its_residents(estate, world):
    page = signed_in(world.people["lau"]).get(address("unit", estate.units["2-15C"])).content.decode()

    assert "許" not in page
    assert "6087" not in page


def test_a_building_is_built_from_a_plan(estate, leung):
    plan = {
        "code": "8", "name": "8座", "first": -1, "last": 20, "units": "A B, C、D", "without": "4 13 14",
        "delivery": "before", "occupancy": "unsold", "since": "2026-01-01", "area_sqm": "80.5",
    }  # fmt: skip

    answer = leung.post(address("add_building", estate.community), plan)

    made = Building.objects.get(code="8")
    assert (answer.status_code, made.units.count(), made.floors.count()) == (302, 17 * 4, 19)


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "2"}, {"code": "a b"}, {"last": "0"}, {"last": "999"}, {"units": "A A"}, {"units": "x" * 40},
        {"without": "vier"}, {"since": "2999-01-01"}, {"delivery": "?"}, {"code": "<script>"}, {"name": ""},
    ],
)  # fmt: skip
def test_a_plan_that_makes_no_sense_is_refused_at_its_field(estate, leung, wrong):
    plan = {
        "code": "8", "name": "8座", "first": 1, "last": 2, "units": "A B", "delivery": "done", "occupancy": "occupied",
        "since": "2026-01-01",
    } | wrong  # fmt: skip

    answer = leung.post(address("add_building", estate.community), plan)

    assert answer.status_code == 422
    assert "is-invalid" in answer.content.decode()
    assert Building.objects.count() == 3


def test_a_stale_edit_keeps_what_was_typed_and_can_be_sent_again(estate, leung):
    Community.objects.filter(pk=estate.community.pk).update(version=4, name="別名")
    where = address("change_community", estate.community)

    answer = leung.post(where, {"name": "我打的名字", "version": 1})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "我打的名字" in page
    assert 'name="version" value="4"' in page
    assert leung.post(where, {"name": "我打的名字", "version": 4}).status_code == 302


def test_the_picture_takes_the_same_statements_however_many_units(estate, lin, django_assert_max_num_queries):
    lin.get(address("community", estate.community))
    with django_assert_max_num_queries(22):
        lin.get(address("community", estate.community))
    factories.building(estate.community, "7", floors=30, units="ABCDEF")

    with django_assert_max_num_queries(22):
        lin.get(address("community", estate.community))
