from datetime import timedelta

import pytest

from steward.foundation.search import queries
from steward.foundation.search.actions import learn_rarities
from steward.foundation.search.learning.likeness import learn, likeness, tokens_of

from .factories import LIN, NOON, findable_offices, put_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kind():
    with findable_offices():
        yield


def _alike(text, **fields):
    return [one.object_id for one in queries.alike(actor=LIN, kind="case", text=text, **fields)]


def _fill():
    for number in range(40):
        put_office(f"{number}樓走廊燈不亮，請派員維修")
    learn_rarities(kind="case", at=NOON)


def test_the_report_of_the_same_device_comes_first():
    _fill()
    same = put_office("大堂路燈編號0104851不亮")
    put_office("大堂路燈編號0104999不亮")

    assert _alike("編號：0104851 的燈壞了，請派員維修")[0] == same.pk


def test_the_report_of_the_same_place_and_fault_comes_first():
    _fill()
    same = put_office("臨溪苑3棟12樓B室廁所天花板滲水")
    put_office("臨溪苑5棟2樓A室電視沒有訊號")

    assert _alike("3棟12樓B室天花板又滲水，請派員維修")[0] == same.pk


def test_without_anything_learned_words_count_alike():
    same = put_office("廁所天花板滲水")

    assert _alike("天花板滲水") == [same.pk]


def test_restricted_hidden_old_and_named_records_are_not_proposed():
    put_office("天花板滲水", is_restricted=True)
    old, hidden, itself = put_office("天花板滲水", hours=-100), put_office("天花板滲水"), put_office("天花板滲水")
    seen = put_office("天花板滲水")
    with findable_offices(hidden={hidden.pk}):
        found = _alike("天花板滲水", since=NOON - timedelta(hours=1), besides=[itself.pk])

        assert found == [seen.pk]
        assert old.pk in _alike("天花板滲水")


@pytest.mark.parametrize("text", ["", "!?", "\0", "水" * 10_000, "1"])
def test_any_text_is_safe(text):
    put_office("天花板滲水")

    assert isinstance(_alike(text), list)


def test_what_everybody_says_counts_nothing():
    rarities = learn([tokens_of(f"請派員維修 {number}棟") for number in range(40)])

    assert likeness(tokens_of("請派員維修"), tokens_of("請派員維修"), rarities) == 0
    assert likeness(tokens_of("38棟"), tokens_of("請派員維修 38棟"), rarities) > 0
