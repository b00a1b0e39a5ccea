from datetime import UTC, datetime, timedelta

import pytest

from steward.foundation.identity.actor import Actor, Holding, system
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy import actions as privacy
from steward.foundation.timeline import actions, queries
from steward.foundation.timeline.commitments import canonical_facts, commitment, event_columns
from steward.foundation.timeline.models import AppendOnlyError, Event, Origin

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)


@pytest.fixture
def office():
    return Office.objects.create(code="LX", name="臨溪苑管理處", short_name="臨溪苑")


def _record(office, **more):
    fields = {
        "verb": "cases.registered", "office": office, "actor": system("clock"), "captured_at": AT,
        "about": [actions.Concern("case", 7), actions.Concern("unit", 3, "place")], "facts": {"number": "TX-2611-0001"},
    }  # fmt: skip
    return actions.record(**(fields | more))


def test_an_act_is_found_under_everything_it_is_about(office):
    event = _record(office)

    assert [line.event.pk for line in queries.history("case", 7)] == [event.pk]
    assert [line.event.pk for line in queries.history("unit", 3)] == [event.pk]


def test_the_day_of_an_act_is_the_day_in_the_office(office):
    assert _record(office).local_day.isoformat() == "2026-11-24"


def test_a_row_commits_to_its_content(office):
    event = Event.objects.get(pk=_record(office).pk)

    about = [("case", 7, "subject"), ("unit", 3, "place")]
    columns = event_columns(event, about)
    assert commitment(bytes(event.salt), columns, canonical_facts(event.facts)) == bytes(event.commitment)


def test_what_was_said_is_readable_until_the_key_is_destroyed(office):
    key = privacy.create_key(at=AT)
    event = _record(office, said={"note": actions.Said(key, "許太太說天花漏水")})
    assert queries.history("case", 7)[0].said == {"note": "許太太說天花漏水"}
    assert "許太太" not in str(Event.objects.get(pk=event.pk).facts)

    privacy.destroy_key(key_id=key.pk, at=AT)

    line = queries.history("case", 7)[0]
    assert line.said == {}
    assert line.erased == ("note",)


def test_history_can_neither_be_changed_nor_deleted(office):
    event = _record(office)

    for attempt in (event.save, event.delete, Event.objects.all().delete, lambda: Event.objects.update(verb="x")):
        with pytest.raises(AppendOnlyError):
            attempt()


def test_a_voided_act_is_shown_as_voided(office):
    event = _record(office)
    _record(office, verb="cases.voided", voids=event.pk)

    assert [line.voided for line in queries.history("case", 7)] == [False, True]


def test_many_acts_at_once_are_the_rows_that_each_would_have_been(office):
    key, chen = privacy.create_key(at=AT), Person.objects.create(name="陳啟文")
    actor = Actor(person_id=chen.pk, label="", holdings=(Holding(post="SV", office_id=office.pk),))
    entries = [
        actions.Entry(
            verb="cases.registered", office=office if number % 3 else None, actor=actor if number % 2 else system("x"),
            captured_at=AT + timedelta(microseconds=number), received_at=AT if number % 5 else None,
            about=[actions.Concern("unit", number, "place"), actions.Concern("case", 7)],
            facts={"share": 0.5, "name": "甲\"\\"}, said={"note": actions.Said(key, f'第"{number}"句\n')},
            batch=number % 4 or None, origin=Origin.IMPORT if number % 7 else Origin.LIVE,
        )
        for number in range(40)
    ]  # fmt: skip
    actions.record_many(entries)

    rows = list(Event.objects.order_by("pk"))
    assert [row.captured_at for row in rows] == [entry.captured_at for entry in entries]
    for row, entry in zip(rows, entries, strict=True):
        about = [(c.kind, c.object_id, c.role) for c in entry.about]
        expected = commitment(bytes(row.salt), event_columns(row, about), canonical_facts(row.facts))
        assert bytes(row.commitment) == expected
        assert row.facts["share"] == "0.5"
    assert [line.said for line in queries.history("unit", 9)] == [{"note": '第"9"句\n'}]
    assert actions.seal_pending(at=AT) == 40
