from datetime import timedelta

import pytest
from django.db import connection

from steward.foundation.search import queries
from steward.foundation.search.actions import Findable, put, put_all, remove, repair_index
from steward.foundation.search.models import Entry

from .factories import LIN, NOON, findable_offices, put_office

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kind():
    with findable_offices():
        yield


def _found(words):
    return list(queries.find(actor=LIN, words=words, kind="case").ids)


def _lose_the_index():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE search_grams")
        else:
            cursor.execute("UPDATE search_entry SET grams = NULL")


def test_putting_again_replaces():
    office = put_office("漏水")

    put(kind="case", object_id=office.pk, office_id=None, at=NOON, text="電梯")

    assert (_found("漏水"), _found("電梯")) == ([], [office.pk])
    assert Entry.objects.count() == 1


def test_putting_the_same_again_changes_nothing(django_assert_num_queries):
    office = put_office("漏水")

    with django_assert_num_queries(1):  # one look
        put(kind="case", object_id=office.pk, office_id=None, at=NOON, text="漏水")

    assert _found("漏水") == [office.pk]


def test_a_record_moves_when_its_time_changes():
    one, other = put_office("漏水", hours=1), put_office("漏水", hours=2)

    put(kind="case", object_id=one.pk, office_id=None, at=NOON + timedelta(hours=3), text="漏水")

    assert _found("漏水") == [one.pk, other.pk]


def test_what_is_removed_is_not_found():
    office = put_office("漏水")

    remove(kind="case", object_ids=[office.pk])

    assert _found("漏水") == []


def test_many_are_put_with_few_statements(django_assert_max_num_queries):
    records = [
        Findable(kind="case", object_id=number, office_id=1, at=NOON, text=f"漏水{number}") for number in range(3000)
    ]

    with django_assert_max_num_queries(12):
        put_all(records=records, are_new=True)

    assert Entry.objects.count() == 3000


def test_a_record_given_twice_in_one_go_counts_once():
    put_all(records=[Findable(kind="case", object_id=1, office_id=1, at=NOON, text=text) for text in ("甲", "乙")])

    assert Entry.objects.get().text.strip().startswith("乙")


def test_a_lost_index_is_repaired():
    office = put_office("漏水")
    _lose_the_index()

    assert repair_index() is True
    assert repair_index() is False
    assert _found("漏水") == [office.pk]


def test_very_long_texts_are_taken_to_a_limit():
    office = put_office("漏水" + "甲乙丙丁" * 100_000)

    assert _found("漏水") == [office.pk]


def test_signs_alone_are_put_without_an_error():
    put_office("\0!?")

    assert Entry.objects.count() == 1
