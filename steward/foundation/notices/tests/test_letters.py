"""Urgent notices and the day's digest go out by e-mail, each once, whatever the mail server and the workers do."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail

from steward.foundation.identity.models import Office, Person
from steward.foundation.identity.tests.factories import make_account, make_office, make_person
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind
from steward.foundation.notices import actions
from steward.foundation.notices.actions import letters
from steward.foundation.notices.models import Letter, Notice, Preference

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)
LATER = AT + timedelta(minutes=3)
KIND = Kind(
    name="case", label="case", model=Office, visible_to=lambda actor, rows: rows.exclude(code="HIDDEN"),
    url=lambda record: f"/cases/{record.key}/", title=lambda record: record.short_name,
    notices={"cases.overdue": "{title}：已到期"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def kinds(monkeypatch, settings):
    monkeypatch.setattr(registry, "kinds", lambda: {"case": KIND})
    monkeypatch.setattr(registry, "notices", lambda: KIND.notices)
    monkeypatch.setattr(registry, "words", lambda: {})
    settings.DEFAULT_FROM_EMAIL = "steward@example.org"
    settings.PUBLIC_URL = "https://steward.example.org"


@pytest.fixture
def chen():
    return make_account("陳啟文", "chen", person=make_person("陳啟文", email="chen@example.org")).person


def told(person, once="1", code="LX", urgent=True):
    office = Office.objects.filter(code=code).first() or make_office(code)
    actions.tell(
        people=[person.pk], code="cases.overdue", kind="case", object_id=office.pk, office=office, once=once, at=AT,
        urgent=urgent,
    )  # fmt: skip


def post(at=LATER):
    actions.write_urgent_letters(at=at)
    return actions.send_letters(at=at)


def test_an_urgent_notice_goes_out_once_however_often_the_job_runs(chen):
    told(chen)

    assert [post(), post(), post(LATER + timedelta(hours=1))] == [1, 0, 0]
    letter = mail.outbox[0]
    assert (letter.to, letter.subject) == (["chen@example.org"], "臨溪苑：已到期")
    assert f"https://steward.example.org/cases/{Office.objects.get().key}/" in letter.body
    assert letter.extra_headers["Message-ID"] == f"<{Letter.objects.get().key}@steward>"


def test_what_is_read_in_time_or_not_urgent_is_not_sent(chen):
    told(chen)
    told(chen, once="2", urgent=False)
    Notice.objects.filter(once="1").update(read_at=AT)

    assert post() == 0
    assert post(AT + timedelta(minutes=1)) == 0


@pytest.mark.parametrize("spoil", ["read", "left", "address"])
def test_a_letter_with_nothing_left_to_say_is_over(chen, spoil):
    told(chen)
    actions.write_urgent_letters(at=LATER)
    if spoil == "read":
        Notice.objects.update(read_at=LATER)
    elif spoil == "left":
        chen.account.is_active = False
        chen.account.save(update_fields=["is_active"])
    else:
        Person.objects.update(email="")

    assert actions.send_letters(at=LATER) == 0
    assert Letter.objects.get().over_at == LATER


def test_what_the_reader_may_no_longer_see_is_not_named(chen):
    told(chen, code="HIDDEN")

    post()

    assert "臨溪苑" not in mail.outbox[0].subject + mail.outbox[0].body


def test_trouble_is_noted_and_tried_again_later_and_later_until_given_up(chen, monkeypatch):
    def refuse(message):
        raise ConnectionRefusedError("nobody there")

    told(chen)
    monkeypatch.setattr(letters.EmailMessage, "send", refuse)
    at, waits = LATER, []
    actions.write_urgent_letters(at=at)
    while Letter.objects.get().over_at is None:
        actions.send_letters(at=at)
        waits.append(Letter.objects.get().try_at - at)
        at = Letter.objects.get().try_at

    assert waits == [timedelta(minutes=2**n) for n in range(1, 9)]
    assert "nobody there" in Letter.objects.get().trouble


def test_a_worker_killed_after_sending_sends_the_same_letter_again(chen):
    told(chen)
    post()
    Letter.objects.update(sent_at=None)  # the note was lost

    assert actions.send_letters(at=LATER + timedelta(minutes=5)) == 0
    assert actions.send_letters(at=LATER + timedelta(minutes=11)) == 1
    assert len({letter.extra_headers["Message-ID"] for letter in mail.outbox}) == 1


def test_a_letter_claimed_by_another_worker_is_left_to_it(chen, monkeypatch):
    told(chen)
    actions.write_urgent_letters(at=LATER)
    held = list(Letter.objects.select_related("person", "notice"))
    Letter.objects.update(try_at=LATER + timedelta(minutes=10))

    class Stale:
        def select_related(self, *names):
            return held

    monkeypatch.setattr(type(Letter.objects.all()), "order_by", lambda self, *names: Stale())

    assert actions.send_letters(at=LATER) == 0


def test_the_digest_is_one_letter_a_day_with_what_lies_unread(chen):
    told(chen)
    told(chen, once="2", urgent=False)

    written = [actions.write_digests(day=AT.date(), at=LATER) for _time in range(2)]
    actions.send_letters(at=LATER)

    assert Letter.objects.count() == 1
    assert written[0] == 1
    assert mail.outbox[0].subject == "2 則通知待看"
    assert mail.outbox[0].body.count("臨溪苑：已到期") == 2


def test_whoever_wants_no_letters_gets_none(chen):
    Preference.objects.create(person=chen, mails_urgent=False, mails_digest=False, changed_at=AT)
    told(chen)

    assert post() == actions.write_digests(day=AT.date(), at=LATER) == 0


def test_without_a_sender_nothing_is_written(chen, settings):
    settings.DEFAULT_FROM_EMAIL = ""
    told(chen)

    assert post() == actions.write_digests(day=AT.date(), at=LATER) == 0


def test_old_letters_are_forgotten(chen):
    told(chen)
    post()

    assert actions.forget_old_letters(at=LATER + timedelta(days=29)) == 0
    assert actions.forget_old_letters(at=LATER + timedelta(days=31)) == 1


def test_a_person_chooses_and_an_old_page_is_told(client, chen):
    client.force_login(chen.account)

    first = client.post("/notices/preferences/", {"version": 1, "mails_urgent": "on"})
    second = client.post("/notices/preferences/", {"version": 1, "mails_digest": "on"})
    third = client.post("/notices/preferences/", {"version": 9, "mails_digest": "on"})

    assert [first.status_code, second.status_code, third.status_code] == [302, 302, 409]
    assert Preference.objects.get().mails_digest
    assert "chen@example.org" in client.get("/notices/preferences/").content.decode()
