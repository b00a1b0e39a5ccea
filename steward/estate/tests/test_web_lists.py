"""Customers, places and keys: lists, pages and their forms."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steward.estate.models import Contact, Customer, EstateKey, KeyLoan, Place, Residency
from steward.estate.tests import factories
from steward.foundation.timeline.models import Access
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db


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
def chen(world):
    return signed_in(world.people["chen"])


def address(name, thing=None):
    return reverse(f"estate:{name}", args=[thing.key] if thing else [])


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=許", {"許美琪", "許國豪"}), ("q=6087", {"許美琪"}), ("q=2-15c", {"許美琪", "許國豪"}), ("q=lzd", {"呂祖德"}),
        ("role=tenant", {"曾雅文"}), ("building=1", {"曾雅文", "方紹華"}), ("mark=gone", set()), ("q=%00", None),
        ("after=%F0%9F%98%80", None), ("q=nobody", set()),
    ],
)  # fmt: skip
def test_customers_are_narrowed_by_what_is_asked(estate, lin, query, found):
    page = text(lin.get(address("customers") + f"?{query}"))

    names = {name for name in estate.customers if f">{name}</a>" in page}
    assert names == (set(estate.customers) if found is None else found)
    assert "90426087" not in page


def test_the_list_takes_the_same_statements_however_many_customers(estate, lin, django_assert_num_queries):
    lin.get(address("customers"))  # what is read once and kept
    with CaptureQueriesContext(connection) as few:
        lin.get(address("customers"))

    for number in range(40):
        factories.customer(estate.office, f"住戶{number}", phone=f"5000{number:04}", unit=estate.units["2-1A"])

    with django_assert_num_queries(len(few)):
        lin.get(address("customers"))


def test_the_page_of_a_customer_shows_numbers_only_after_a_look_was_written(estate, lin):
    customer = estate.customers["許美琪"]

    page = text(lin.get(address("customer", customer)))
    shown = lin.post(reverse("timeline:reveal", args=["customer", customer.key, "phones"]), {"reason": "回電"})

    assert "9*** 6087" in page
    assert "90426087" not in page
    assert "90426087" in text(shown)
    assert Access.objects.filter(act="reveal", kind="customer", object_id=customer.pk).count() == 1


def test_a_slot_left_empty_keeps_its_number_and_one_written_over_replaces_it(estate, lin):
    customer = estate.customers["許美琪"]
    Contact.objects.create(customer=customer, way="phone", value="21112222")
    send = {
        "name": "許美琪",
        "version": 1,
        "way_1": "phone",
        "value_1": "23334444",
        "way_2": "email",
        "value_2": "a@b.example",
    }

    answer = lin.post(address("change_customer", customer), send)

    assert answer.status_code == 302
    assert list(customer.contacts.order_by("pk").values_list("value", flat=True)) == [
        "90426087",
        "23334444",
        "a@b.example",
    ]
    assert "90426087" not in text(lin.get(address("change_customer", customer)))


@pytest.mark.parametrize("value", ["1", "abc", "+" * 30, "1" * 30, "<b>90001111</b>"])
def test_what_cannot_be_a_telephone_is_refused_where_it_was_typed(estate, lin, value):
    answer = lin.post(address("add_customer"), {"name": "某人", "way_0": "mobile", "value_0": value})

    assert answer.status_code == 422
    assert "is-invalid" in text(answer)
    assert Customer.objects.filter(name="某人").count() == 0


def test_somebody_new_moves_in_by_name_and_number(estate, lin):
    unit = estate.units["3-6B"]
    send = {
        "customer_text": "林小明",
        "phone": "90003333",
        "role": "tenant",
        "lives_there": "on",
        "from_on": "2026-01-05",
    }

    answer = lin.post(address("move_in", unit), send)

    unit.refresh_from_db()
    assert answer.status_code == 302
    assert unit.occupancy == "occupied"
    assert Residency.objects.get(unit=unit).customer.name == "林小明"


def test_a_customer_of_another_office_cannot_be_picked(estate, lin, world):
    elsewhere = factories.customer(world.offices["SW"], "外處客")
    send = {"customer": str(elsewhere.key), "customer_text": "外處客", "role": "tenant", "from_on": "2026-01-05"}

    assert lin.post(address("move_in", estate.units["3-6B"]), send).status_code == 422


def test_options_name_the_unit_and_mask_the_number(estate, lin):
    page = text(lin.get(address("find") + "?q=2-15c"))

    assert str(estate.customers["許美琪"].key) in page
    assert "9*** 6087" in page
    assert "90426087" not in page


def test_two_records_are_merged_and_taken_apart(estate, chen):
    kept, twin = estate.customers["許美琪"], estate.customers["羅家俊"]

    merged = chen.post(address("merge", kept), {"customer": str(twin.key), "customer_text": "羅家俊"})

    assert merged.status_code == 302
    assert chen.get(address("customer", twin)).headers["Location"] == address("customer", kept)
    assert "羅家俊" in text(chen.get(address("customer", kept)))
    assert chen.post(address("unmerge", twin)).status_code == 302
    assert chen.post(address("unmerge", twin)).status_code == 422


def test_erasing_wants_the_name_and_leaves_nothing_to_find(estate, world):
    leung, customer = signed_in(world.people["leung"]), estate.customers["許美琪"]

    refused = leung.post(address("erase", customer), {"confirm": "某人"})
    done = leung.post(address("erase", customer), {"confirm": "許美琪"})

    customer.refresh_from_db()
    assert (refused.status_code, done.status_code) == (422, 302)
    assert (customer.name, customer.contacts.count(), customer.terms.count()) == ("", 0, 0)
    assert customer.erased_at
    page = text(leung.get(address("customer", customer)))
    assert "許美琪" not in page.replace("許美琪</title>", "")


def test_labels_are_a_pdf_of_the_places_ticked(estate, lin):
    lobby = estate.places["2座大堂"]

    answer = lin.get(address("labels") + f"?place={lobby.key}&place=x")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_places_are_added_by_name_a_line_and_get_another_code(estate, lin):
    send = {
        "community": estate.community.pk,
        "building": estate.buildings["1"].pk,
        "type": "lift",
        "names": "甲\n\n乙",
    }

    assert lin.post(address("add_places"), send).status_code == 302
    place = Place.objects.get(name="甲")
    before = place.code
    assert lin.post(address("renew_code", place), {"version": 1}).status_code == 302
    assert lin.post(address("renew_code", place), {"version": 1}).status_code == 409
    place.refresh_from_db()
    assert place.code != before


def test_a_key_is_received_lent_and_comes_back(estate, lin, world):
    unit = estate.units["3-6B"]
    send = {"opens_text": "3座6樓B", "number": "B-7", "type": "vacant", "received_on": "2026-01-05"}

    lin.post(address("receive_key"), send)
    key = EstateKey.objects.get(number="B-7")
    lend = {"borrower": world.people["lin"].pk, "purpose": "帶客看房", "due_at": "2999-01-01T18:00", "version": 1}
    lin.post(address("lend_key", key), lend)

    assert key.unit == unit
    board = text(lin.get(address("keys") + "?show=out"))
    assert "林若喬" in board
    again = lin.post(address("lend_key", key), lend)
    assert again.status_code == 422
    assert lin.post(address("return_key", KeyLoan.objects.get())).status_code == 302
    assert "B-7" not in text(lin.get(address("keys") + "?show=out"))


@pytest.mark.parametrize("name", ["unit", "customer", "place", "key", "building", "community"])
def test_what_is_not_there_is_not_found(estate, lin, name):
    assert lin.get(reverse(f"estate:{name}", args=[uuid4()])).status_code == 404
