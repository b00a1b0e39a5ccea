import pytest
from django.test import Client

from steward.foundation.identity import throttle
from steward.foundation.identity.tests.factories import make_account

pytestmark = pytest.mark.django_db
RIGHT = "open the door"


def _try(client, name="lin", password="wrong password", address="10.0.0.1"):
    return client.post("/accounts/login/", {"login": name, "password": password}, REMOTE_ADDR=address)


def _gets_in(client, **how):
    return _try(client, password=RIGHT, **how).status_code == 302


def test_five_failures_stop_further_tries_of_that_name_even_with_the_right_password():
    make_account()
    for _ in range(5):
        _try(Client())

    assert not _gets_in(Client())


def test_the_owner_gets_in_from_a_device_that_is_known():
    make_account()
    own = Client()
    assert _gets_in(own)
    own.post("/accounts/logout/")

    for n in range(70):  # more than one name may fail in a day
        _try(Client(), address=f"10.0.1.{n}")

    assert not _gets_in(Client(), address="10.9.9.9")
    assert _gets_in(own)


def test_guessing_at_one_name_keeps_nobody_else_out():
    make_account()
    make_account("黃子晴", "wong")
    for _ in range(8):
        _try(Client())

    assert _gets_in(Client(), name="wong")


def test_an_address_that_tries_many_names_is_stopped():
    make_account()
    for n in range(30):
        _try(Client(), name=f"name{n}")

    assert not _gets_in(Client())
    assert _gets_in(Client(), address="10.0.0.2")


def test_a_name_is_counted_under_every_way_of_writing_it_and_a_person_under_one():
    account = make_account()
    account.person.phone = "13900001234"
    account.person.save()
    for name in ("LIN", "lin", " lin", "13900001234", "Lin"):
        _try(Client(), name=name)

    assert not _gets_in(Client())


def test_right_passwords_are_not_counted():
    make_account()
    for _ in range(12):
        assert _gets_in(Client())


def test_a_network_of_the_sixth_version_counts_as_one():
    assert throttle.network("2001:db8::1") == throttle.network("2001:db8::ffff")
    assert throttle.network("2001:db8::1") != throttle.network("2001:db8:0:1::1")
    assert throttle.network("nonsense") == "unknown"
