"""At a registered machine a face and its number change the person; nowhere else, and not for guessers."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.utils import timezone

from steward.foundation.identity.models import Account
from steward.foundation.timeline.models import Access
from steward.organisation import actions, rules
from steward.organisation.models import Counter, CounterPin
from steward.organisation.tests.factories import NOW, actor, signed_in
from steward.organisation.web.at_counter import COOKIE

PIN, FACES = "604917", "/organisation/counter/"


@pytest.fixture
def machine(world):
    """A client standing at a machine that Chen registered; Lin and Wong have numbers."""
    _row, token = actions.register_counter(
        office_id=world.office.pk, name="前台", actor=actor(world.people["chen"]), at=NOW
    )
    for word in ("lin", "wong", "ng"):
        account = Account.objects.get(person=world.people[word])
        CounterPin.objects.create(account=account, pin=make_password(PIN), epoch=account.session_epoch, set_at=NOW)
    client = Client()
    client.cookies[COOKIE] = token
    return client


def take_over(world, client, word, pin=PIN, **query):
    account = Account.objects.get(person=world.people[word])
    return client.post(FACES, {"account": account.pk, "pin": pin}, query_params=query)


def who(client):
    answer = client.get("/me/")
    return answer.context["actor"].name if answer.status_code == 200 else ""


def test_a_face_and_its_number_change_the_person_and_each_act_is_their_own(world, machine):
    assert take_over(world, machine, "lin").status_code == 302
    assert who(machine) == "林若喬"
    take_over(world, machine, "wong", next="/cases/")

    assert who(machine) == "黃子晴"
    assert list(Access.objects.filter(act="counter.taken_over").order_by("pk").values_list("person_id", flat=True)) == [
        world.people["lin"].pk, world.people["wong"].pk,
    ]  # fmt: skip


def test_the_faces_are_those_of_the_office_who_have_a_number(world, machine):
    page = machine.get(FACES).content.decode()

    assert "林若喬" in page
    assert "吳嘉儀" not in page
    assert take_over(world, machine, "ng").status_code == 422


def test_elsewhere_there_are_no_faces(world, machine):
    for token in ("", "x", "y" * 500):
        client = Client()
        client.cookies[COOKIE] = token
        assert client.get(FACES).status_code == 404


def test_guessing_is_stopped_and_the_password_still_opens(world, machine):
    for _try in range(5):
        assert take_over(world, machine, "lin", "111222").status_code == 422

    assert take_over(world, machine, "lin").status_code == 422
    assert take_over(world, machine, "wong").status_code == 302


def test_an_idle_counter_is_locked_after_five_minutes(world, machine):
    take_over(world, machine, "lin")
    assert who(machine)

    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        assert who(machine) == ""


def test_the_page_locks_itself_and_the_button_shows_the_faces(world, machine):
    take_over(world, machine, "lin")

    page = machine.get("/me/").content.decode()
    answer = machine.post("/organisation/counter/lock/")

    assert 'data-lock-after="300"' in page
    assert answer["Location"] == FACES
    assert who(machine) == ""


def test_a_sign_in_of_the_counter_lives_on_its_machine_alone(world, machine):
    take_over(world, machine, "lin")
    elsewhere = Client()
    elsewhere.cookies = machine.cookies.copy()
    del elsewhere.cookies[COOKIE]

    assert who(elsewhere) == ""


def test_closing_the_machine_ends_its_sign_in(world, machine):
    take_over(world, machine, "lin")

    signed_in(world.people["chen"]).post(f"/organisation/counters/{Counter.objects.get().key}/closure/")

    assert who(machine) == ""
    assert machine.get(FACES).status_code == 404


def test_the_number_ends_when_the_sign_ins_are_ended(world, machine):
    Account.objects.filter(person=world.people["lin"]).update(session_epoch=2)

    assert take_over(world, machine, "lin").status_code == 422


@pytest.mark.parametrize("pin", ["123456", "987654", "000000", "121212", "112112", "139000"])
def test_a_number_that_is_tried_first_is_weak(pin):
    assert rules.is_weak_pin(pin, "13900001234")
    assert not rules.is_weak_pin(PIN, "13900001234")


def test_a_number_is_set_after_the_password(world):
    client = Client()
    client.post("/accounts/login/", {"login": "lin", "password": "Steward-2026"})
    assert client.get("/organisation/pin/").status_code == 302
    client.post("/accounts/reauthenticate/", {"password": "Steward-2026"})

    wrong = client.post("/organisation/pin/", {"pin": "123456", "again": "123456"})
    done = client.post("/organisation/pin/", {"pin": PIN, "again": PIN})

    assert wrong.status_code == 422
    assert done.status_code == 302
    assert CounterPin.objects.filter(account__person=world.people["lin"]).exists()


def test_a_machine_is_registered_in_the_browser_that_stands_there(world):
    client = signed_in(world.people["chen"])

    client.post("/organisation/counters/", {"name": "前台"})

    assert client.cookies[COOKIE]["httponly"]
    assert client.get(FACES).status_code == 200
