import random
from dataclasses import replace
from datetime import timedelta

import pytest

from steward.foundation.identity.models import Office
from steward.foundation.kinds import registry
from steward.foundation.offline import actions
from steward.foundation.offline.models import Message

from .factories import ACTS, NOW, account, actor_of, message, phone

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(monkeypatch):
    monkeypatch.setattr(registry, "acts", lambda: ACTS)
    lin = account()
    device = phone(lin)

    def send(sent):
        return actions.receive(sent=sent, device_id=device.pk, office=None, actor=actor_of(lin), at=NOW)

    send.device = device
    return send


def test_a_thousand_replays_in_any_order_change_nothing(send):
    sent = [message(seq) for seq in range(1, 11)]
    first = [send(one).words for one in sent]

    chance = random.Random(5)
    replays = [chance.randrange(10) for _turn in range(1000)]

    assert all(send(sent[turn]).words == first[turn] for turn in replays)
    assert Office.objects.filter(code__startswith="T").count() == Message.objects.count() == 10


def test_the_same_key_with_another_body_is_refused_and_recorded(send):
    first = message(code="A")
    send(first)

    answer = send(replace(first, body={"code": "B"}))

    row = Message.objects.get()
    assert (answer.outcome, row.outcome, row.altered, row.altered_at) == ("refused", "accepted", 1, NOW)
    assert not Office.objects.filter(code="B").exists()


@pytest.mark.parametrize(("name", "outcome"), [("refuse", "refused"), ("conflict", "conflict")])
def test_a_refused_message_leaves_its_row_and_no_effect(send, name, outcome):
    answer = send(message(name=name))

    assert (answer.outcome, Message.objects.get().outcome) == (outcome, outcome)
    assert not Office.objects.filter(code="T1").exists()


def test_a_refused_message_says_which_field_is_wrong(send):
    answer = send(message(name="refuse"))

    assert (answer.words, answer.fields) == ("No office of this name.", {"name": ["No."]})


def test_a_mistake_of_ours_leaves_nothing_and_the_message_may_come_again(send, caplog):
    sent = message(name="break")

    answer = send(sent)

    assert (answer.outcome, answer.pk, answer.key) == ("", None, sent.key)
    assert not Message.objects.exists()
    assert not Office.objects.filter(code="T1").exists()


def test_an_unknown_act_is_refused(send):
    assert send(replace(message(), act="test.unknown")).outcome == "refused"


def test_the_time_of_the_act_is_told_by_the_clock_of_the_server(send):
    slow = NOW - timedelta(hours=2)
    actions.note_contact(device=send.device, sent_at=slow, unsent=3, app_version="1", at=NOW)

    row = send(message(at=slow - timedelta(minutes=5)))

    assert (row.captured_at, row.clock_doubtful) == (NOW - timedelta(minutes=5), False)


@pytest.mark.parametrize("told", [NOW - timedelta(days=90), NOW + timedelta(hours=1)])
def test_a_time_that_cannot_be_is_taken_and_flagged(send, told):
    row = send(message(at=told))

    assert (row.outcome, row.clock_doubtful, row.captured_at) == ("accepted", True, min(told, NOW))


def test_a_revoked_phone_is_not_heard(send):
    lin = send.device.account
    actions.revoke_device(device_id=send.device.pk, actor=actor_of(lin), at=NOW)

    with pytest.raises(actions.DeviceRevoked):
        send(message())

    assert not Message.objects.exists()
