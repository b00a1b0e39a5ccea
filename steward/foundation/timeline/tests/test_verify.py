"""Whoever can write to the database but holds no key cannot change the history unseen (goal A-02)."""

import json
import random
from datetime import timedelta

import pytest
from django.db import connection, transaction

from steward.foundation.identity.actor import system
from steward.foundation.privacy import actions as privacy
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline import actions
from steward.foundation.timeline.commitments import canonical_facts, commitment, event_columns, genesis, link
from steward.foundation.timeline.models import About, Access, Event, Seal
from steward.foundation.timeline.queries import verify

from .factories import AT, forging, make_office, record_act

pytestmark = pytest.mark.django_db
GAP = 500


@pytest.fixture
def history(settings, tmp_path, monkeypatch):
    """Two offices, thirty acts, some looks and texts: sealed, and signed outside the database."""
    settings.HOME = tmp_path
    offices = make_office(), make_office("HL", "和嵐")
    keys = [privacy.create_key(at=AT) for _ in range(3)]
    for number in range(24):
        said = {"words": actions.Said(keys[number % 3], f"第{number}句")} if number % 2 else {}
        record_act(offices[number % 3 % 2], facts={"n": number}, said=said)
    for number in range(6):
        actions.log_access(
            actor=system("clock"), act="reveal", kind="customer", object_id=number, at=AT, office=offices[number % 2]
        )
    late = Event(**{f.attname: getattr(Event.objects.first(), f.attname) for f in Event._meta.fields})
    late.pk, late._state.adding = Event.objects.last().pk + GAP, True
    late.save(force_insert=True)
    About.objects.bulk_create(
        About(event=late.pk, office_id=late.office_id, verb=late.verb, local_day=late.local_day, origin=1, **about)
        for about in About.objects.filter(event=Event.objects.first().pk).values("kind", "object_id", "role")
    )
    if connection.vendor == "postgresql":
        _sql("SELECT setval(pg_get_serial_sequence('timeline_event', 'id'), %s)", late.pk)
    for hours in (0, 2, 4):
        actions.seal_pending(at=AT + timedelta(hours=hours))
    actions.write_checkpoints(at=AT + timedelta(hours=4))
    return keys


def _sql(text, *values):
    with forging(), connection.cursor() as cursor:
        cursor.execute(text, values)


def _event(rng):
    return rng.choice(list(Event.objects.filter(facts__n__isnull=False)))


def _edit(rng):
    column, value = rng.choice([
        ("verb", "cases.closed"), ("actor_label", "resident"), ("post", "OD"), ("captured_at", "2026-01-01 00:00:00+00:00"),
        ("received_at", "2026-01-01 00:00:00+00:00"), ("local_day", "2026-01-01"), ("facts", '{"n": 99}'),
        ("voids", 7), ("batch", 9), ("origin", 3), ("facts", '"text"'), ("on_behalf_of_id", None),
    ])  # fmt: skip
    if column == "on_behalf_of_id":
        column, value = "salt", bytes(16)
    _sql(f"UPDATE timeline_event SET {column} = %s WHERE id = %s", value, _event(rng).pk)


def _columns(event):
    about = About.objects.filter(event=event.pk).values_list("kind", "object_id", "role")
    return event_columns(event, [tuple(row) for row in about])


def _restamp_row(rng):
    """Edit an act and give it a fitting commitment."""
    event = _event(rng)
    event.post = "DM"
    _sql(
        "UPDATE timeline_event SET post = 'DM', commitment = %s WHERE id = %s",
        commitment(bytes(event.salt), _columns(event), canonical_facts(event.facts)), event.pk,
    )  # fmt: skip
    return event


def _relink(chain):
    """Number and link a chain anew, as somebody who knows the recipe would."""
    links = list(Seal.objects.filter(chain=chain).order_by("sequence"))
    contents = {}
    for source, model in ((1, Event), (2, Access)):
        rows = model.objects.filter(pk__in=[seal.row for seal in links if seal.source == source])
        contents |= {(source, pk): bytes(content) for pk, content in rows.values_list("pk", "commitment")}
    _sql("UPDATE timeline_seal SET sequence = -sequence WHERE chain = %s", chain)
    previous, sequence = genesis(chain), 0
    for seal in links:
        if (seal.source, seal.row) not in contents:
            _sql("DELETE FROM timeline_seal WHERE id = %s", seal.pk)
            continue
        sequence += 1
        previous = link(previous, sequence, seal.source, seal.row, contents[seal.source, seal.row])
        _sql("UPDATE timeline_seal SET sequence = %s, hash = %s WHERE id = %s", sequence, previous, seal.pk)


def _restamp_chain(rng):
    _relink(_restamp_row(rng).office_id)


def _delete(rng):
    _sql("DELETE FROM timeline_event WHERE id = %s", _event(rng).pk)


def _delete_with_seal(rng):
    event = _event(rng)
    _sql("DELETE FROM timeline_event WHERE id = %s", event.pk)
    _sql("DELETE FROM timeline_seal WHERE source = 1 AND row = %s".replace("row", '"row"'), event.pk)


def _delete_and_relink(rng):
    event = _event(rng)
    _sql("DELETE FROM timeline_event WHERE id = %s", event.pk)
    _relink(event.office_id)


def _swap(rng):
    one, other = rng.sample(list(Event.objects.filter(facts__n__isnull=False)), 2)
    for target, source in ((one, other), (other, one)):
        _sql(
            "UPDATE timeline_event SET captured_at = %s, facts = %s, salt = %s, commitment = %s, office_id = %s WHERE id = %s",
            source.captured_at, json.dumps(source.facts), bytes(source.salt), bytes(source.commitment),
            source.office_id, target.pk,
        )  # fmt: skip


def _slip_in(rng):
    event = _event(rng)
    forged = Event(**{f.attname: getattr(event, f.attname) for f in Event._meta.fields})
    forged.pk = Event.objects.order_by("-pk")[1].pk + rng.randint(1, GAP - 1)
    forged._state.adding = True
    forged.save(force_insert=True)


def _truncate(rng):
    chain = rng.choice([0, *Seal.objects.values_list("chain", flat=True).distinct()]) or Seal.objects.first().chain
    for seal in Seal.objects.filter(chain=chain).order_by("-sequence")[: rng.randint(1, 3)]:
        _sql(f"DELETE FROM timeline_{'event' if seal.source == 1 else 'access'} WHERE id = %s", seal.row)
        _sql("DELETE FROM timeline_seal WHERE id = %s", seal.pk)
    return chain


def _truncate_and_append(rng):
    _truncate(rng)
    for office in (make_office("X1", "新"), Event.objects.first().office, Event.objects.last().office):
        for _ in range(4):
            record_act(office)
    actions.seal_pending(at=AT + timedelta(hours=5))


def _index(rng):
    row = rng.choice(list(About.objects.all()))
    _sql(*rng.choice([
        ("DELETE FROM timeline_about WHERE id = %s", row.pk),
        ("UPDATE timeline_about SET object_id = object_id + 1 WHERE id = %s", row.pk),
        ("UPDATE timeline_about SET verb = 'cases.closed' WHERE id = %s", row.pk),
        ("UPDATE timeline_about SET local_day = '2026-01-01' WHERE id = %s", row.pk),
        ("UPDATE timeline_about SET event = event + 1000000 WHERE id = %s", row.pk),
    ]))  # fmt: skip


def _text(rng):
    event = rng.choice(list(Event.objects.filter(facts__said__isnull=False)))
    other = rng.choice(list(Event.objects.filter(facts__said__isnull=False).exclude(pk=event.pk)))
    _sql(*rng.choice([
        ("DELETE FROM timeline_text WHERE event = %s", event.pk),
        ("UPDATE timeline_text SET sealed = %s WHERE event = %s", bytes(40), event.pk),
        ("UPDATE timeline_text SET slot = 'note' WHERE event = %s", event.pk),
        ("UPDATE timeline_text SET event = %s WHERE event = %s", other.pk, event.pk),
    ]))  # fmt: skip


def _look(rng):
    row = rng.choice(list(Access.objects.all()))
    _sql(*rng.choice([
        ("DELETE FROM timeline_access WHERE id = %s", row.pk),
        ("UPDATE timeline_access SET reason = 'asked by the owner' WHERE id = %s", row.pk),
        ("UPDATE timeline_access SET at = '2026-01-01 00:00:00+00:00' WHERE id = %s", row.pk),
        ("UPDATE timeline_access SET object_id = 77 WHERE id = %s", row.pk),
    ]))  # fmt: skip


def _checkpoint(rng):
    _sql(rng.choice([
        "DELETE FROM timeline_checkpoint",
        "UPDATE timeline_checkpoint SET sequence = sequence + 1000",
        "UPDATE timeline_checkpoint SET at = '2026-01-01 00:00:00+00:00'",
    ]))  # fmt: skip


def _key(rng):
    key = rng.choice(list(PersonalKey.objects.all()))
    _sql("UPDATE privacy_key SET secret = NULL, destroyed_at = %s WHERE id = %s", AT, key.pk)


ATTACKS = [
    _edit, _restamp_row, _restamp_chain, _delete, _delete_with_seal, _delete_and_relink, _swap, _slip_in, _truncate,
    _truncate_and_append, _index, _text, _look, _checkpoint, _key,
]  # fmt: skip


def test_an_honest_history_is_sound(history):
    report = verify()

    assert (report.is_sound, report.damages, report.notes) == (True, [], [])
    assert (report.events, report.accesses, report.links, report.waiting) == (25, 6, 31, 0)
    assert report.statements == 2


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__.strip("_"))
def test_every_attack_is_found(history, attack):
    for seed in range(8):
        with transaction.atomic():
            attack(random.Random(seed))
            assert not verify().is_sound, f"seed {seed}"
            transaction.set_rollback(True)

    assert verify().is_sound


def test_erased_texts_are_no_damage(history):
    actions.erase(
        keys=[history[0]], subject=actions.Concern("customer", 1), office=None, actor=system("clock"), at=AT,
        ground="asked",
    )  # fmt: skip
    actions.seal_pending(at=AT + timedelta(hours=5))

    assert verify().damages == []


def test_an_erased_key_that_came_back_is_reported(history):
    secret = bytes(history[0].secret)
    actions.erase(
        keys=[history[0]], subject=actions.Concern("customer", 1), office=None, actor=system("clock"), at=AT,
        ground="asked",
    )  # fmt: skip
    PersonalKey.objects.filter(pk=history[0].pk).update(secret=secret, destroyed_at=None)

    assert set(verify().counted) == {"key_back"}


def test_what_is_not_sealed_yet_waits_and_is_no_damage(history):
    record_act(make_office("N1", "新"))

    report = verify()

    assert (report.is_sound, report.waiting) == (True, 1)
