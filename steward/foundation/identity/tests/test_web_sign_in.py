from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from steward.foundation.identity.models import Account, Session
from steward.foundation.identity.tests.factories import make_account, make_person

pytestmark = pytest.mark.django_db
RIGHT = "open the door"
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _no_earlier_tries():
    cache.clear()


@pytest.fixture
def lin():
    return make_account(person=make_person(phone="13900001234", email="lin@example.org"))


def _sign_in(client, name="lin", password=RIGHT, **more):
    return client.post(LOGIN, {"login": name, "password": password, **more})


def _is_in(client):
    return client.get("/me/").status_code == 200


def test_the_page_asks_for_a_name_and_a_password_in_our_words(client):
    response = client.get(LOGIN)

    assert response.status_code == 200
    assert "使用者名稱" in response.content.decode()


@pytest.mark.parametrize("name", ["lin", "LIN", " lin ", "13900001234", "lin@example.org", "Lin@Example.org"])
def test_one_signs_in_by_user_name_telephone_or_e_mail(client, lin, name):
    assert _sign_in(client, name).status_code == 302
    assert _is_in(client)


def test_a_telephone_that_two_share_means_neither(client, lin):
    make_account(name="黃子晴", username="wong", person=make_person("黃子晴", phone="13900001234"))

    assert _sign_in(client, "13900001234").status_code != 302


def test_a_wrong_password_and_an_unknown_name_get_one_answer(client, lin):
    wrong, unknown = _sign_in(client, "lin", "x" * 12), _sign_in(client, "nobody", "x" * 12)

    def told(response):
        page = response.content.decode()
        return response.status_code, page[page.index("data-form-errors") :][:300]

    assert told(wrong) == told(unknown)


def test_nobody_signs_up(client):
    assert client.get("/accounts/signup/").status_code == 404


def test_a_disabled_account_stays_out_whatever_the_password(client, lin):
    Account.objects.update(is_active=False)

    _sign_in(client)

    assert not _is_in(client)


def test_a_one_time_password_leads_to_a_password_of_ones_own(client, lin):
    Account.objects.update(must_change_password=True)
    _sign_in(client)
    page = reverse("account_change_password")
    assert client.get("/me/").headers["Location"] == page

    new = "a sentence is easy to keep"
    response = client.post(page, {"oldpassword": RIGHT, "password1": new, "password2": new})

    assert response.status_code == 302
    assert _is_in(client)
    assert not Account.objects.get().must_change_password


@pytest.mark.parametrize("new", ["short", "1234567890", "password123"])
def test_a_password_that_is_easily_guessed_is_refused(client, lin, new):
    _sign_in(client)

    client.post(reverse("account_change_password"), {"oldpassword": RIGHT, "password1": new, "password2": new})

    assert Account.objects.get().check_password(RIGHT)


def test_changing_the_password_signs_out_everywhere_else(client, lin):
    elsewhere, new = Client(), "a sentence is easy to keep"
    _sign_in(elsewhere)
    _sign_in(client)

    client.post(reverse("account_change_password"), {"oldpassword": RIGHT, "password1": new, "password2": new})

    assert _is_in(client)
    assert not _is_in(elsewhere)


def test_signing_in_changes_the_key_and_the_table_keeps_its_hash(client, lin):
    client.get(LOGIN)
    _sign_in(client)
    key = client.cookies["steward"].value

    row = Session.objects.get(account_id=lin.pk)
    assert row.session_key != key
    assert key not in row.session_data


def test_a_session_ends_twelve_hours_after_it_began_however_busy(lin):
    client = Client()
    with time_machine.travel("2026-11-24T01:00:00Z", tick=False) as clock:
        _sign_in(client)
        for _ in range(11):
            clock.shift(timedelta(hours=1))
            client.post("/theme/", {"theme": "dark"})
        assert _is_in(client)
        clock.shift(timedelta(minutes=61))
        assert not _is_in(client)


def test_an_hour_without_use_ends_a_session_on_a_shared_machine_alone(lin):
    shared, own = Client(), Client()
    with time_machine.travel("2026-11-24T01:00:00Z", tick=False) as clock:
        _sign_in(shared, shared="on")
        _sign_in(own)
        clock.shift(timedelta(minutes=50))
        assert _is_in(shared)
        clock.shift(timedelta(minutes=59))
        assert _is_in(shared)
        clock.shift(timedelta(minutes=61))
        assert not _is_in(shared)
        assert _is_in(own)


def test_a_page_that_asks_by_itself_is_no_sign_of_life(lin):
    client = Client()
    with time_machine.travel("2026-11-24T01:00:00Z", tick=False) as clock:
        _sign_in(client, shared="on")
        for _ in range(3):
            clock.shift(timedelta(minutes=25))
            client.get("/me/", headers={"X-Background": "1"})
        assert not _is_in(client)


def test_signing_out_ends_the_session_on_the_server(client, lin):
    _sign_in(client)
    kept = client.cookies["steward"].value
    client.post("/accounts/logout/")

    stranger = Client()
    stranger.cookies["steward"] = kept
    assert not _is_in(stranger)
    assert not Session.objects.filter(account_id=lin.pk).exists()


def test_one_sees_and_ends_the_own_sign_ins_only(client, lin):
    elsewhere, wong = Client(), make_account(name="黃子晴", username="wong")
    hers = Client()
    _sign_in(elsewhere)
    _sign_in(hers, "wong")
    _sign_in(client)
    page = client.get("/accounts/sessions/").content.decode()
    hers_key = Session.objects.get(account_id=wong.pk).key

    assert page.count("which") == 2
    client.post("/accounts/sessions/end/", {"which": str(hers_key)})
    assert _is_in(hers)
    client.post("/accounts/sessions/end/", {"which": "others"})
    assert _is_in(client)
    assert not _is_in(elsewhere)
    assert client.post("/accounts/sessions/end/", {"which": "x"}).status_code == 404


def test_a_system_administrator_sets_up_a_second_factor_where_that_is_asked(client, lin, settings):
    settings.SECOND_FACTOR = "admins"
    _sign_in(client)
    assert _is_in(client)

    Account.objects.update(is_system_admin=True)

    assert client.get("/me/").headers["Location"] == reverse("mfa_index")
    assert client.get(reverse("mfa_index")).status_code == 200


def test_trying_to_change_a_password_too_often_is_answered_in_our_words(client, lin):
    _sign_in(client)
    page = reverse("account_change_password")

    answers = [client.post(page, {"oldpassword": "x", "password1": "y", "password2": "y"}) for _ in range(6)]

    assert answers[-1].status_code == 429
    assert "嘗試次數太多" in answers[-1].content.decode()
