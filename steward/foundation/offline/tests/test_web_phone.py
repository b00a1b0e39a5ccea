import base64
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from steward.foundation.identity.models import Office
from steward.foundation.kinds import registry
from steward.foundation.offline import actions
from steward.foundation.offline.models import Device

from .factories import ACTS, NOW, account, actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin(monkeypatch):
    monkeypatch.setattr(registry, "acts", lambda: ACTS)
    return account()


@pytest.fixture
def caller(lin):
    client = Client()
    client.force_login(lin, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _register(caller, key):
    return caller.post("/phone/devices", {"key": str(key), "name": "Phone"}, content_type="application/json")


def _one(seq, **more):
    said = {"key": str(uuid4()), "seq": seq, "act": "test.make_office", "captured_at": NOW.isoformat()}
    return {**said, "body": {"code": f"T{seq}"}, **more}


def _send(caller, key, messages):
    said = {"device": str(key), "sent_at": NOW.isoformat(), "unsent": len(messages), "messages": messages}
    return caller.post("/phone/messages", said, content_type="application/json")


def test_a_phone_is_given_its_seal(caller):
    answer = _register(caller, uuid4()).json()

    assert len(base64.b64decode(answer["seal"])) == 32


def test_one_bad_message_does_not_block_the_rest(caller):
    key = uuid4()
    _register(caller, key)
    batch = [_one(1), _one(2, body={"code": "T2", "name": "refuse"}), {"key": "x"}, _one(4, act="a\0b"), 7, _one(6)]

    results = _send(caller, key, batch).json()["results"]

    assert [result["outcome"] for result in results] == ["accepted", *["refused"] * 4, "accepted"]
    assert set(Office.objects.values_list("code", flat=True)) == {"T1", "T6"}


@pytest.mark.parametrize("body", ["", "[1]", "{}", '{"device": 1, "messages": {}}', "[" * 100_000])
def test_what_cannot_be_read_is_refused_as_json(caller, body):
    answer = caller.post("/phone/messages", body, content_type="application/json")

    assert (answer.status_code, "words" in answer.json()) == (422, True)


def test_a_session_that_is_over_is_told_as_json(client):
    answer = _send(client, uuid4(), [])

    assert (answer.status_code, "words" in answer.json()) == (401, True)


def test_the_phone_of_another_is_not_found(caller):
    key = uuid4()
    actions.register_device(key=key, name="Chen's", account=account("chen"), at=NOW)

    assert _send(caller, key, []).status_code == 404


def test_a_revoked_phone_is_told_to_wipe(caller, lin):
    key = uuid4()
    _register(caller, key)
    actions.revoke_device(device_id=Device.objects.get().pk, actor=actor_of(lin), at=NOW)

    assert (_register(caller, key).status_code, _send(caller, key, [_one(1)]).status_code) == (410, 410)
