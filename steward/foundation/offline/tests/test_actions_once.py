import pytest

from steward.foundation.offline.actions import Answer, KeyReused, NotKept, once
from steward.foundation.offline.models import Receipt

pytestmark = pytest.mark.django_db


def _send(done, *, key="k1", body=b"a", principal="account:1", refuse=False):
    def carry_out():
        done.append(1)
        if refuse:
            raise NotKept
        return Answer(status=302, location="/cases/1/")

    return once(key=key, principal=principal, route="/cases/", body=body, carry_out=carry_out)


def test_a_message_sent_twice_is_carried_out_once_and_answered_alike():
    done = []

    first, second = _send(done), _send(done)

    assert len(done) == 1
    assert (second.status, second.location, second.replayed) == (first.status, first.location, True)


def test_the_same_key_with_another_body_is_refused():
    done = []
    _send(done)

    with pytest.raises(KeyReused):
        _send(done, body=b"b")

    assert len(done) == 1


def test_another_person_may_use_the_same_key_for_a_message_of_their_own():
    done = []

    _send(done)
    _send(done, principal="account:2")

    assert len(done) == 2


def test_a_refusal_leaves_no_receipt():
    done = []

    with pytest.raises(NotKept):
        _send(done, refuse=True)

    assert not Receipt.objects.exists()
    assert _send(done).status == 302


def test_a_download_is_carried_out_each_time_and_leaves_no_receipt():
    done = []

    for _time in range(2):
        once(
            key="k2", principal="account:1", route="/export/", body=b"",
            carry_out=lambda: done.append(1) or Answer(status=200, kept=False),
        )  # fmt: skip

    assert len(done) == 2
    assert not Receipt.objects.exists()
