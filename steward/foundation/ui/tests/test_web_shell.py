"""The frame around every page: language, theme, office, the person's own page."""

import pytest

from steward.foundation.identity.tests.factories import make_account, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(client):
    account = make_account("林若喬", "lin")
    client.force_login(account)
    return account


def test_the_own_page_asks_for_a_sign_in(client):
    answer = client.get("/me/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


def test_the_own_page_names_its_person(client, lin):
    answer = client.get("/me/")

    assert answer.status_code == 200
    assert "林若喬" in answer.content.decode()


def test_a_chosen_language_is_kept_with_the_person(client, lin):
    answer = client.post("/language/", {"language": "en", "next": "/me/"})

    lin.person.refresh_from_db()
    assert (answer.headers["Location"], lin.person.language) == ("/me/", "en")
    assert '<html lang="en"' in client.get("/me/").content.decode()


def test_an_unknown_language_falls_back_to_traditional_chinese(client):
    answer = client.post("/language/", {"language": "tlh", "next": "https://elsewhere.example/"})

    assert answer.cookies["steward_language"].value == "zh-hant"
    assert "elsewhere" not in answer.headers["Location"]


def test_the_theme_is_kept_on_the_device(client, lin):
    client.post("/theme/", {"theme": "dark"})

    assert 'data-bs-theme="dark"' in client.get("/me/").content.decode()


def test_a_switch_refuses_to_be_read(client, lin):
    assert client.get("/language/").status_code == 405
    assert client.get("/theme/").status_code == 405
    assert client.get("/office/").status_code == 405


@pytest.mark.parametrize("key", ["", "no key", "0198c0de-0000-7000-8000-000000000000"])
def test_an_office_that_is_not_the_persons_is_not_there(client, lin, key):
    make_office()

    answer = client.post("/office/", {"office": key})

    assert answer.status_code == 404


def test_the_list_of_offices_holds_only_the_persons_own(client, lin):
    make_office("LX", "臨溪苑管理處")

    answer = client.get("/offices/")

    assert answer.status_code == 200
    assert "臨溪苑" not in answer.content.decode()


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_a_missing_page_says_so_in_the_language_of_the_reader(client, lin, language):
    client.post("/language/", {"language": language})

    answer = client.get("/no/such/page/")

    assert answer.status_code == 404
    assert 'class="plain' in answer.content.decode()
