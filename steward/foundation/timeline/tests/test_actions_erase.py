import json
from datetime import timedelta

import pytest

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind
from steward.foundation.privacy import actions as privacy
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline import actions, queries
from steward.foundation.timeline.models import Event

from .factories import AT, make_office, record_act

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.setattr(registry, "erasers", lambda: ())


def _erase(*keys, **more):
    fields = {
        "subject": actions.Concern("customer", 5), "office": None, "actor": system("clock"), "at": AT, "ground": "asked",
    }  # fmt: skip
    return actions.erase(keys=keys, **(fields | more))


def test_what_was_said_can_never_be_read_again_and_the_act_stays():
    key, other = privacy.create_key(at=AT), privacy.create_key(at=AT)
    said = {"words": actions.Said(key, "許太太"), "note": actions.Said(other, "已回電")}
    record_act(make_office(), said=said)

    _erase(key)

    line = queries.history("case", 7)[0]
    assert (line.said, line.erased) == ({"note": "已回電"}, ("words",))


def test_erasing_is_told_in_the_history_once():
    key = privacy.create_key(at=AT)

    _erase(key)
    key.refresh_from_db()
    _erase(key)

    event = Event.objects.get(verb="privacy.erased")
    assert event.facts == {"ground": "asked", "keys": 1, "emptied": 0}


def test_personal_fields_that_kinds_name_are_emptied(monkeypatch):
    key = privacy.create_key(at=AT)
    customer = Person.objects.create(pk=key.pk, name="許太太", phone="91236087")
    kind = Kind(
        name="customer", label="x", model=Person, visible_to=lambda actor, rows: rows, person_key="pk",
        personal=("name", "phone"),
    )  # fmt: skip
    monkeypatch.setattr(registry, "kinds", lambda: {"customer": kind})

    emptied = _erase(key)

    customer.refresh_from_db()
    assert (emptied, customer.name, customer.phone) == (1, "", "")


def test_the_list_outside_the_database_is_replayed_after_a_restore(settings):
    key, alive = privacy.create_key(at=AT), privacy.create_key(at=AT)
    secret = bytes(key.secret)
    _erase(key)
    PersonalKey.objects.filter(pk=key.pk).update(secret=secret, destroyed_at=None)  # as an older backup has it
    with (settings.HOME / "erased" / "keys.jsonl").open("a") as file:
        file.write('{"key": "torn')

    assert actions.replay_erasures(at=AT + timedelta(days=1)) == 1

    key.refresh_from_db()
    alive.refresh_from_db()
    assert (key.secret, alive.secret is None) == (None, False)
    assert actions.replay_erasures(at=AT + timedelta(days=1)) == 0


def test_the_list_names_the_key_before_the_database_forgets_it(settings, monkeypatch):
    key = privacy.create_key(at=AT)
    monkeypatch.setattr(registry, "erasers", lambda: (_power_cut,))

    with pytest.raises(KeyboardInterrupt):
        _erase(key)

    line = json.loads((settings.HOME / "erased" / "keys.jsonl").read_text())
    assert line["key"] == str(key.uid)


def _power_cut(key_ids, at):
    raise KeyboardInterrupt
