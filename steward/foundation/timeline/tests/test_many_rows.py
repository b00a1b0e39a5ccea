"""Rows added by the hundred are the rows that the ORM would have added, and the database checks them as it checks any."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from steward.foundation.identity.keys import uuid7, uuid7s
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.actions import create_key_ids
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.rows.actions import Table
from steward.foundation.timeline.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
ODD = ["a\tb\\n\nc\r", "\\N", "", "𠮷 '%s' %% \"", "漏水"]


GIVEN = ("code", "name", "short_name", "key")


def _offices(count, name="臨溪苑"):
    return [(f"{number:04d}", name, "臨", key) for number, key in enumerate(uuid7s(count))]


@pytest.mark.parametrize("count", [1, 24, 25, 26, 60])
def test_every_row_is_added_once_and_has_the_defaults_of_its_model(count):
    Table(Office, GIVEN, is_active=False).add(_offices(count))

    rows = Office.objects.order_by("pk")
    assert [row.code for row in rows] == [row[0] for row in _offices(count)]
    assert not any(row.is_active for row in rows)
    assert {row.time_zone for row in rows} == {Office(code="x").time_zone}


@pytest.mark.parametrize("count", [1, 30])
def test_text_comes_back_as_it_was_whatever_signs_are_in_it(count):
    rows = [(f"{place}-{n}", odd, "x", uuid7()) for place, odd in enumerate(ODD) for n in range(count)]
    Table(Office, GIVEN).add(rows)

    assert set(Office.objects.values_list("code", "name")) == {(code, name) for code, name, *_rest in rows}


@pytest.mark.parametrize("count", [1, 30])
def test_what_all_rows_share_may_have_odd_signs_too(count):
    for number, odd in enumerate(ODD):
        Table(Office, ("code", "short_name", "key"), name=odd).add(
            [(f"{number}-{n}", "x", uuid7()) for n in range(count)]
        )

    assert set(Office.objects.values_list("name", flat=True)) == set(ODD)


@pytest.mark.parametrize("count", [2, 40])
def test_instants_days_bytes_and_empty_values_come_back_as_they_were(count):
    there = timezone(timedelta(hours=8))
    given = (
        "verb",
        "captured_at",
        "received_at",
        "received_month",
        "local_day",
        "batch",
        "facts",
        "salt",
        "commitment",
    )
    row = ("a.b", AT.astimezone(there), AT, 202611, date(2026, 11, 24), None, '{"a":"\\\\n"}', b"\x00\\x\t\n", b"\xff")
    Table(Event, given).add([row] * count)

    assert Event.objects.count() == count
    found = Event.objects.first()
    assert (found.captured_at, found.received_at, found.local_day) == (AT, AT, date(2026, 11, 24))
    assert (found.batch, found.facts, bytes(found.salt), bytes(found.commitment)) == (
        None, {"a": "\\n"}, b"\x00\\x\t\n", b"\xff",
    )  # fmt: skip


def test_reserved_ids_are_nobody_elses_even_when_the_rows_are_gone():
    table = Table(Office, ("id", *GIVEN))
    ids = table.reserve(30)
    table.add([(pk, *row) for pk, row in zip(ids, _offices(30), strict=True)])
    Office.objects.all().delete()

    assert Office.objects.create(code="A", name="A", short_name="A").pk > max(ids)
    assert min(table.reserve(2)) > max(ids) + 1


@pytest.mark.parametrize("count", [3, 60])
def test_a_row_that_breaks_a_constraint_is_refused_with_all_that_came_with_it(count):
    with pytest.raises(IntegrityError), transaction.atomic():
        Table(Office, GIVEN).add([*_offices(count), ("0001", "again", "x", uuid7())])

    assert not Office.objects.exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite does not look at the length of text")
def test_a_row_that_does_not_fit_is_refused_as_such():
    with pytest.raises(DataError), transaction.atomic():
        Table(Office, GIVEN).add([("x" * 500, "a", "b", uuid7())] * 30)


def test_what_is_unique_cannot_be_the_same_in_all_rows():
    with pytest.raises(ValueError, match="key"):
        Table(Office, ("code", "name", "short_name"))


def test_few_rows_come_back_with_their_ids():
    ids = Table(Person, ("key", "name")).add_few([(uuid7(), "林若喬"), (uuid7().hex, "陳啟文")])

    assert [Person.objects.get(pk=pk).name for pk in ids] == ["林若喬", "陳啟文"]


def test_keys_made_by_the_hundred_are_keys_like_any_other():
    ids = create_key_ids(count=60, at=AT)

    keys = PersonalKey.objects.filter(pk__in=ids)
    assert len({bytes(key.secret) for key in keys}) == len({key.uid for key in keys}) == len(set(ids)) == 60
    assert {(len(key.secret), key.created_at, key.uid.version) for key in keys} == {(32, AT, 7)}
    assert len(set(uuid7s(500))) == 500
