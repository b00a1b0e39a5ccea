"""Every action that adds or changes a record of the estate lets search find it, and find it no longer where it must not."""

from datetime import date

import pytest

from steward.estate import actions
from steward.estate.actions import NewCustomer, NewPlace, Tie, Way
from steward.estate.models import Residency, Unit
from steward.estate.rules.storeys import Storey
from steward.estate.tests.factories import AT
from steward.foundation.search.queries import find, find_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def community(office, ho):
    return actions.add_community(office=office, name="臨溪苑", address="臨溪路 1 號", actor=ho, at=AT)


@pytest.fixture
def building(community, ho):
    floors = [Storey(level=15, label="15", units=("A", "C"))]
    return actions.add_building(community=community, code="2", name="2座", floors=floors, actor=ho, at=AT)


def found(actor, kind, words):
    return list(find(actor=actor, words=words, kind=kind).ids)


def hui(building, phone="90426087"):
    home = Unit.objects.get(building=building, code="2-15C")
    return NewCustomer(
        name="許美琪", salutation="許女士", contacts=(Way(way="mobile", value=phone),),
        ties=(Tie(unit=home, role="owner", from_on=date(2020, 1, 1)),),
    )  # fmt: skip


@pytest.mark.parametrize("words", ["2-15C", "215c", "2座15樓C室", "2座15楼C", "15C"])
def test_a_unit_is_found_however_it_is_typed(building, lin, words):
    home = Unit.objects.get(building=building, code="2-15C")

    assert found(lin, "unit", words) == [home.pk]


def test_a_unit_follows_its_label_and_its_building(building, ho, lin):
    home = Unit.objects.get(building=building, code="2-15C")

    actions.change_unit(unit_id=home.pk, version=None, label="D", actor=ho, at=AT)
    actions.change_building(building_id=building.pk, version=None, name="觀瀾閣", actor=ho, at=AT)

    assert found(lin, "unit", "2-15C") == []
    assert found(lin, "unit", "观澜 15D") == [home.pk]
    assert found(lin, "building", "觀瀾") == [building.pk]


def test_communities_floors_and_units_added_later_are_found(community, building, ho, lin):
    floor = actions.add_floor(building=building, storey=Storey(level=16, label="16", units=("B",)), actor=ho, at=AT)
    late = actions.add_unit(floor=floor, label="E", actor=ho, at=AT)

    assert found(lin, "community", "临溪") == [community.pk]
    assert len(found(lin, "unit", "16B")) == 1
    assert found(lin, "unit", "2-16E") == [late.pk]


def test_a_place_is_found_by_name_and_by_the_code_of_the_label_that_is_read(community, ho, lin):
    place = actions.add_places(
        community=community, places=[NewPlace(name="2座大堂", type="lobby", code="7KQM4XHT")], actor=ho, at=AT
    )[0]

    assert found(lin, "place", "大堂") == [place.pk]
    assert find_code(actor=lin, code="7kqm-4xht", kind="place").ids == (place.pk,)
    actions.renew_place_code(place_id=place.pk, version=None, actor=ho, at=AT)
    assert find_code(actor=lin, code="7KQM4XHT", kind="place").ids == ()


def test_a_key_is_found_by_its_number_and_what_it_opens(building, office, lin):
    home = Unit.objects.get(building=building, code="2-15C")
    key = actions.receive_key(
        office=office, unit=home, type="vacant", number="K-0417", slot="3號櫃", received_on=AT.date(), actor=lin, at=AT
    )

    assert found(lin, "estate_key", "0417") == found(lin, "estate_key", "2-15C") == [key.pk]


@pytest.mark.parametrize("words", ["許美", "许美琪", "xumeiqi", "xmq", "6087", "許女士", "2-15C"])
def test_a_customer_is_found_by_name_sound_telephone_and_unit(building, office, lin, words):
    customer = actions.add_customer(office=office, customer=hui(building), actor=lin, at=AT)

    assert found(lin, "customer", words) == [customer.pk]


def test_a_customer_who_moved_out_is_no_longer_found_by_the_unit(building, office, lin):
    customer = actions.add_customer(office=office, customer=hui(building), actor=lin, at=AT)

    tie = Residency.objects.get(customer=customer)
    actions.move_out(residency_id=tie.pk, version=None, until_on=AT.date(), actor=lin, at=AT)

    assert found(lin, "customer", "2-15C") == []
    assert found(lin, "customer", "6087") == [customer.pk]


def test_one_merged_away_is_found_as_whom_it_stands_for_until_taken_apart(building, office, ho):
    kept = actions.add_customer(office=office, customer=hui(building), actor=ho, at=AT)
    second = actions.add_customer(office=office, customer=hui(building, "90001111"), actor=ho, at=AT)

    actions.merge_customers(kept_id=kept.pk, merged_id=second.pk, actor=ho, at=AT)
    assert found(ho, "customer", "1111") == found(ho, "customer", "許美琪") == [kept.pk]

    actions.undo_merge(customer_id=second.pk, actor=ho, at=AT)
    assert found(ho, "customer", "1111") == [second.pk]


def test_an_erased_customer_is_found_no_more(building, office, lin, acting, settings, tmp_path):
    settings.HOME = tmp_path
    customer = actions.add_customer(office=office, customer=hui(building), actor=lin, at=AT)

    actions.erase_customer(customer_id=customer.pk, typed="許美琪", actor=acting("OD"), at=AT)

    assert found(lin, "customer", "許美琪") == found(lin, "customer", "6087") == []


def test_another_office_finds_nothing(building, office, lin, stranger):
    actions.add_customer(office=office, customer=hui(building), actor=lin, at=AT)

    assert found(stranger, "customer", "許美琪") == found(stranger, "unit", "2-15C") == []
