import re

import pytest
from django.test import Client

from steward.cases.models import Case
from steward.cases.tests.factories import scene
from steward.estate.models import Place
from steward.portal import rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


@pytest.fixture
def place(here):
    return Place.objects.get(name="2座大堂")


@pytest.fixture
def phone():
    return Client()


def _report(browser, place, **typed):
    return browser.post(f"/r/{place.code}/", {"text": "信箱燈一直閃", "phone": "91234567"} | typed)


def test_a_code_opens_the_page_of_its_place(phone, place):
    page = phone.get(f"/r/{place.code}/").content.decode()

    assert place.name in page


def test_an_unknown_code_is_not_found(phone, here):
    assert phone.get("/r/ZZZZZZ/").status_code == 404


def test_a_report_becomes_a_case_with_an_owner_and_an_address_to_follow(phone, place):
    response = _report(phone, place)

    made = Case.objects.get()
    assert (made.place_id, made.channel, made.is_open) == (place.pk, "portal", True)
    assert made.owner_id is not None
    assert response.headers["Location"].startswith("/f/")


def test_whoever_only_has_the_address_sees_the_status_and_no_word(phone, place):
    address = _report(phone, place).headers["Location"]

    page = Client().get(address).content.decode()

    assert Case.objects.get().number in page
    assert "信箱燈一直閃" not in page


def test_the_last_digits_open_the_details_and_five_wrong_ones_close_them(phone, place):
    address = _report(phone, place).headers["Location"]
    other = Client()

    wrong = [other.post(f"{address}proof/", {"proof": "0000"}).status_code for _n in range(5)]
    barred = other.post(f"{address}proof/", {"proof": "4567"})
    own = phone.get(address).content.decode()

    assert wrong == [422] * 5
    assert barred.status_code == 422
    assert "信箱燈一直閃" in own


def test_without_a_telephone_a_code_is_shown_once_and_proves(phone, place):
    address = _report(phone, place, phone="").headers["Location"]
    code = re.search(r"\b(\d{4})\b</b>", phone.get(address).content.decode()).group(1)

    other = Client()
    other.post(f"{address}proof/", {"proof": code})

    assert "信箱燈一直閃" in other.get(address).content.decode()


def test_nothing_said_is_refused_and_nothing_is_written(phone, place):
    assert _report(phone, place, text="", phone="").status_code == 422
    assert not Case.objects.exists()


def test_one_phone_that_reports_too_often_bars_nobody_else(phone, place):
    phone.get(f"/r/{place.code}/")
    statuses = [_report(phone, place).status_code for _n in range(rules.PHONE_LIMIT + 1)]
    neighbour = Client()
    neighbour.get(f"/r/{place.code}/")

    assert statuses[-1] == 422
    assert _report(neighbour, place).status_code == 302


def test_neighbours_see_that_it_is_in_hand_but_not_what_was_written(phone, place):
    _report(phone, place, category="leak")

    page = Client().get(f"/r/{place.code}/").content.decode()

    assert "信箱燈一直閃" not in page
    assert "我也遇到" in page


def test_a_second_phone_may_say_that_it_met_the_same_once(phone, place):
    _report(phone, place, category="leak")
    made = Case.objects.get()
    neighbour = Client()
    neighbour.get(f"/r/{place.code}/")

    for _n in range(2):
        neighbour.post(f"/r/{place.code}/{made.key}/me-too/")

    assert made.me_too.count() == 1


def test_a_further_word_reaches_the_case(phone, place):
    address = _report(phone, place).headers["Location"]

    phone.post(f"{address}words/", {"text": "晚上老人家看不清"})

    assert Client().post(f"{address}words/", {"text": "x"}).status_code == 404


@pytest.mark.parametrize("text", ["\x00", "<script>alert(1)</script>", "😀" * 900, "𠮷"])
def test_no_text_is_ever_a_server_error(phone, place, text):
    assert _report(phone, place, text=text).status_code in (302, 422)
