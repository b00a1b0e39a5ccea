from datetime import UTC, datetime

import pytest

from steward.foundation.identity.models import Office
from steward.foundation.identity.tests.factories import make_account, make_office, make_person
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind
from steward.foundation.notices import actions
from steward.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)
KIND = Kind(
    name="case", label="case", model=Office, visible_to=lambda actor, rows: rows.exclude(code="HIDDEN"),
    url=lambda record: f"/cases/{record.key}/", title=lambda record: record.short_name,
    notices={"cases.overdue": "{title}：{owner}，{due_at}已到期"},
)  # fmt: skip


@pytest.fixture(autouse=True)
def kinds(monkeypatch):
    monkeypatch.setattr(registry, "kinds", lambda: {"case": KIND})
    monkeypatch.setattr(registry, "notices", lambda: KIND.notices)
    monkeypatch.setattr(registry, "words", lambda: {})


@pytest.fixture
def chen(client):
    account = make_account("陳啟文", "chen")
    client.force_login(account)
    return account.person


def _tell(person, office, once="1", **more):
    facts = {"owner_person": person.pk, "due_at": AT.isoformat()}
    actions.tell(
        people=[person.pk], code="cases.overdue", kind="case", object_id=office.pk, office=office, once=once, at=AT,
        facts=facts, **more,
    )  # fmt: skip


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/notices/").status_code == 302
    assert client.post("/notices/read/").status_code == 302


def test_a_notice_is_a_sentence_with_names_that_leads_to_its_record(client, chen):
    office = make_office()
    _tell(chen, office, urgent=True)

    page = client.get("/notices/").content.decode()

    assert "臨溪苑：陳啟文，11月23日 16:20已到期" in page
    assert f"http://testserver/cases/{office.key}/" in page


def test_what_the_reader_may_no_longer_see_says_nothing(client, chen):
    _tell(chen, make_office("HIDDEN", "看不到的個案"))

    page = client.get("/notices/").content.decode()

    assert "看不到" not in page
    assert "/cases/" not in page


def test_the_notices_of_others_and_those_taken_back_are_not_there(client, chen):
    office = make_office()
    _tell(make_person("林若喬"), office)
    _tell(chen, office)
    actions.withdraw(kind="case", object_id=office.pk, at=AT)

    assert "已到期" not in client.get("/notices/?show=all").content.decode()


def test_one_or_all_are_marked_as_read_and_only_the_own(client, chen):
    office, lin = make_office(), make_person("林若喬")
    for number in range(3):
        _tell(chen, office, once=str(number))
    _tell(lin, office)

    client.post("/notices/read/", {"key": [str(Notice.objects.filter(person=chen).first().key), "nonsense"]})
    assert Notice.objects.filter(person=chen, read_at=None).count() == 2
    client.post("/notices/read/", {"all": "1", "key": str(Notice.objects.get(person=lin).key)})

    assert Notice.objects.filter(read_at=None).count() == 1
    assert client.get("/notices/").content.decode().count("已到期") == 0
    assert "已到期" in client.get("/notices/?show=all").content.decode()


def test_the_bell_counts(client, chen):
    _tell(chen, make_office())

    assert '<b class="dot">1</b>' in client.get("/notices/").content.decode()


def test_the_statements_do_not_grow_with_the_rows(client, chen, django_assert_max_num_queries):
    office = make_office()
    for number in range(30):
        _tell(chen, office, once=str(number))
    client.get("/notices/")

    with django_assert_max_num_queries(10):
        client.get("/notices/")
