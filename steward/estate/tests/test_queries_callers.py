"""Who is calling: what an assistant types, and who is found."""

from datetime import date

import pytest

from steward.estate.models import Customer
from steward.estate.queries import find_callers
from steward.estate.tests import factories
from steward.foundation.identity.actor import Actor, Holding

TODAY = date(2026, 11, 24)


@pytest.fixture
def chow(office):
    return Actor(person_id=1, name="周敏儀", holdings=(Holding(post="CA", office_id=office.pk),))


def names(found):
    return [c.customer.name if c.customer else c.unit.code for c in found]


@pytest.mark.parametrize(
    "typed", ["2-15c", "2座15樓C", "215C", "2 15 c", "２－１５Ｃ", "2棟15層C室", "二座十五樓C", "15C"]
)
def test_a_unit_is_found_however_it_is_typed(estate, chow, typed):
    found = find_callers(chow, typed, on=TODAY)

    assert names(found)[:2] == ["許美琪", "許國豪"]
    assert found[0].unit_label.startswith("2座")
    assert found[0].residency.role == "owner"
    assert (found[0].matched, found[0].phone, found[0].household) == ("unit", "9*** 6087", 2)


@pytest.mark.parametrize("typed", ["6087", "90426087", "9042 60", "0426087"])
def test_a_telephone_is_found_by_its_ending_and_from_its_beginning(estate, chow, typed):
    found = find_callers(chow, typed, on=TODAY)

    assert names(found) == ["許美琪"]
    assert found[0].matched == "phone"
    assert found[0].unit.code == "2-15C"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("許", {"許美琪", "許國豪"}),
        ("美琪", {"許美琪"}),
        ("xmq", {"許美琪"}),
        ("luojia", {"羅家俊"}),
        ("jiajun", {"羅家俊"}),
    ],
)
def test_a_name_is_found_by_its_characters_its_sound_and_its_initials(estate, chow, typed, expected):
    assert set(names(find_callers(chow, typed, on=TODAY))) == expected


def test_a_unit_where_nobody_is_known_is_found_too(estate, chow):
    found = find_callers(chow, "3-5A", on=TODAY)

    assert names(found)[0] == "3-5A"
    assert found[0].customer is None


def test_the_unit_typed_with_its_parts_apart_comes_before_a_longer_one(estate, chow):
    found = find_callers(chow, "1-2", on=TODAY, limit=20)

    assert {c.unit.code for c in found if c.unit.building.code == "1"} >= {"1-2A", "1-2B"}
    assert found[0].unit.code == "1-2A"


def test_who_moved_out_is_no_longer_found_in_the_unit(estate, chow):
    estate.customers["許國豪"].residencies.update(until_on=date(2026, 11, 1))

    assert names(find_callers(chow, "2-15C", on=TODAY)) == ["許美琪"]


def test_a_merged_customer_is_found_as_the_one_that_was_kept(estate, chow):
    twice = factories.customer(estate.office, "許美淇", phone="62223333")
    Customer.objects.filter(pk=twice.pk).update(merged_into=estate.customers["許美琪"], merged_at=factories.AT)

    assert names(find_callers(chow, "3333", on=TODAY)) == ["許美琪"]


def test_another_office_and_an_executor_find_no_customers(estate, office):
    stranger = Actor(person_id=2, holdings=(Holding(post="PA", office_id=office.pk + 1),))
    wong = Actor(person_id=3, name="黃志遠", holdings=(Holding(post="EX", office_id=office.pk),))

    assert find_callers(stranger, "2-15C", on=TODAY) == []
    assert find_callers(stranger, "許", on=TODAY) == []
    assert names(find_callers(wong, "2-15C", on=TODAY)) == ["2-15C"]
    assert find_callers(wong, "6087", on=TODAY) == []


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "\\", "'", "\0zz", "𠮷", "x" * 500, "---"])
def test_odd_input_is_answered_calmly(estate, chow, typed):
    assert find_callers(chow, typed, on=TODAY) == []


def test_more_customers_take_no_more_statements(estate, chow, django_assert_max_num_queries):
    for number in range(30):
        factories.customer(estate.office, f"許{number}", phone=f"5000{number:04}", unit=estate.units["2-1A"])

    with django_assert_max_num_queries(9):
        find_callers(chow, "許", on=TODAY, limit=30)
