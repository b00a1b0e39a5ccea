from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Verb
from steward.foundation.privacy import actions as privacy
from steward.foundation.timeline import actions, queries
from steward.foundation.timeline.models import Origin
from steward.foundation.timeline.queries.wording import Names, fill

from .factories import AT, make_office, record_act

pytestmark = pytest.mark.django_db
VERBS = {
    verb.name: verb
    for verb in (
        Verb(name="cases.registered", sentence="受理", icon="phone-incoming", public=True, customer=True),
        Verb(name="cases.dispatched", sentence="派{assignee}", detail="等級定為「{grade}」，{due_at}前", icon="arrow"),
        Verb(name="deadlines.step_taken", sentence="已通知主管", icon="arrow", mark="esc"),
        Verb(name="cases.photographed", sentence="現場查看", icon="camera", evidence=True),
    )
}


@pytest.fixture(autouse=True)
def verbs(monkeypatch):
    monkeypatch.setattr(registry, "verbs", lambda: VERBS | {"timeline.voided": Verb(name="x", sentence="作廢一筆")})
    monkeypatch.setattr(registry, "words_of", lambda verb: {"grade": {2: "重要"}})


@pytest.fixture
def office():
    return make_office()


@pytest.fixture
def chow(db):
    return Person.objects.create(name="周敏儀")


def _thread(reader=None, **more):
    fields = {"kind": "case", "object_id": 7, "reader": reader or Actor(person_id=1), "at": AT + timedelta(days=1)}
    return queries.thread(**(fields | more))


def test_an_act_reads_as_a_sentence_with_its_actor_and_the_customers_own_words(office, chow):
    key = privacy.create_key(at=AT)
    said = {"words": actions.Said(key, "主人房天花黃了一大片"), "request": actions.Said(key, "今日派人看")}
    record_act(office, actor=Actor(person_id=chow.pk), said=said)

    line = _thread().lines[0]

    assert (line.headline, line.actor, line.time, line.day) == ("受理", "周敏儀", "16:20", "11月23日")
    assert line.quotes == ("主人房天花黃了一大片",)
    assert line.notes == ("今日派人看",)


def test_ids_codes_and_instants_are_told_in_words(office, chow):
    facts = {"assignee_person": chow.pk, "grade": 2, "due_at": AT + timedelta(hours=1)}
    record_act(office, verb="cases.dispatched", facts=facts)

    line = _thread().lines[0]

    assert line.headline == "派周敏儀"
    assert line.detail == "等級定為「重要」，11月23日 17:20前"


def test_a_fact_that_is_missing_is_no_error(office):
    record_act(office, verb="cases.dispatched", facts={})

    assert _thread().lines[0].headline == "派…"


SCALAR = st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab漏0-{}", max_size=6)
JSON = SCALAR | st.lists(SCALAR, max_size=3) | st.dictionaries(st.sampled_from("ab"), SCALAR, max_size=2)
FACTS = st.dictionaries(st.sampled_from(["grade", "due_at", "x_on", "a_person", "b_people", "c_office", "n"]), JSON)


@given(facts=FACTS)
def test_no_facts_make_a_sentence_fail(facts):
    names = Names([])
    sentence = "{grade}{due_at}{x_on}{a}{b}{c}{n}{nothing}"

    assert fill(sentence, names.words(facts, ZoneInfo("Asia/Shanghai"), {}, {})).endswith("…")


def test_the_day_is_written_once(office):
    record_act(office)
    record_act(office, captured_at=AT + timedelta(hours=1))
    record_act(office, captured_at=AT + timedelta(hours=17))

    assert [line.day for line in _thread().lines] == ["11月23日", "", "11月24日"]


def test_what_was_entered_after_its_day_says_so(office):
    record_act(office, received_at=AT + timedelta(hours=2))
    record_act(office, received_at=AT + timedelta(hours=17))
    record_act(office, received_at=AT + timedelta(days=400), origin=Origin.IMPORT)

    assert [line.entered for line in _thread().lines] == ["", "11月24日 09:20", ""]
    assert [line.imported for line in _thread().lines] == [False, False, True]


def test_an_erased_text_leaves_a_stub(office):
    key = privacy.create_key(at=AT)
    record_act(office, said={"words": actions.Said(key, "許太太說漏水")})
    privacy.destroy_key(key_id=key.pk, at=AT)

    line = _thread().lines[0]

    assert (line.erased, line.quotes) == (True, ())


def test_a_voided_act_is_marked_and_the_voiding_is_told(office):
    key = privacy.create_key(at=AT)
    event = record_act(office)
    actions.void(event_id=event.pk, actor=system("clock"), at=AT, why=actions.Said(key, "重複登記"))

    told = _thread().lines

    assert [line.voided for line in told] == [True, False]
    assert (told[1].headline, told[1].notes) == ("作廢一筆", ("重複登記",))
    with pytest.raises(actions.AlreadyVoided):
        actions.void(event_id=event.pk, actor=system("clock"), at=AT, why=actions.Said(key, "再作廢"))


def test_filters_show_the_contacts_with_the_customer_or_the_evidence(office):
    record_act(office)
    record_act(office, verb="cases.dispatched")
    record_act(office, verb="cases.photographed")

    assert _thread().counts == {"all": 3, "customer": 1, "evidence": 1}
    assert [line.headline for line in _thread(show="evidence").lines] == ["現場查看"]


def test_a_resident_reads_public_acts_only(office):
    record_act(office)
    record_act(office, verb="cases.dispatched")

    assert [line.headline for line in _thread(reader=system("visitor")).lines] == ["受理"]


def test_earlier_acts_are_loaded_by_key(office):
    for minute in range(5):
        record_act(office, captured_at=AT + timedelta(minutes=minute))

    newest = _thread(limit=2)
    earlier = _thread(limit=2, before=newest.earlier)
    oldest = _thread(limit=2, before=earlier.earlier)

    assert [[line.time for line in part.lines] for part in (newest, earlier, oldest)] == [
        ["16:23", "16:24"], ["16:21", "16:22"], ["16:20"],
    ]  # fmt: skip
    assert oldest.earlier is None


@pytest.mark.parametrize("rows", [3, 30])
def test_the_number_of_statements_does_not_grow(office, rows, django_assert_num_queries):
    for _ in range(rows):
        record_act(office)

    with django_assert_num_queries(5), translation.override("en"):
        _thread()


def test_what_the_clock_wrote_twice_on_one_day_is_told_once_with_its_number(office):
    for _time in range(3):
        record_act(office, verb="deadlines.step_taken", actor=system("clock"))
    record_act(office, verb="deadlines.step_taken", actor=system("import"))

    assert [line.times for line in _thread().lines] == [3, 1]
