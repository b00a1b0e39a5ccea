import pytest

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
from steward.foundation.identity.tests.factories import make_account
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind, Verb, verbs_of
from steward.foundation.privacy import actions as privacy
from steward.foundation.timeline import actions

from .factories import AT, make_office, record_act

pytestmark = pytest.mark.django_db
KIND = Kind(
    name="case", label="case", model=Office, visible_to=lambda actor, rows: rows.exclude(code="HIDDEN"),
    verbs=verbs_of(Verb(name="cases.registered", sentence="受理", icon="phone-incoming", customer=True)),
)  # fmt: skip


@pytest.fixture(autouse=True)
def wire(settings, monkeypatch):
    settings.ACTOR_OF = "steward.foundation.timeline.tests.factories.actor_of"
    monkeypatch.setattr(registry, "kinds", lambda: {"case": KIND})
    monkeypatch.setattr(registry, "verbs", lambda: dict(KIND.verbs))


@pytest.fixture
def creek():
    return make_office()


def _get(client, office, query=""):
    client.force_login(make_account("林若喬", "PA"))
    return client.get(f"/history/case/{office.key}/{query}")


def test_a_visitor_is_asked_to_sign_in(client, creek):
    assert client.get(f"/history/case/{creek.key}/").status_code == 302


def test_a_stranger_cannot_even_see_that_the_record_exists(client, creek):
    hidden = make_office("HIDDEN", "看不到")

    assert _get(client, hidden).status_code == 404
    assert client.get(f"/history/nothing/{creek.key}/").status_code == 404


def test_the_history_reads_as_sentences_with_photos_and_quotes(client, creek):
    key = privacy.create_key(at=AT)
    photo = {"key": "0198c0de-0000-7000-8000-000000000000", "at": AT.isoformat(), "purpose": "photo"}
    record_act(
        creek, about=[actions.Concern("case", creek.pk)], said={"words": actions.Said(key, "<b>床都濕了</b>")},
        facts={"photos": [photo]},
    )  # fmt: skip

    page = _get(client, creek).content.decode()

    assert "<b>受理</b>" in page
    assert "<q>&lt;b&gt;床都濕了&lt;/b&gt;</q>" in page
    assert "/files/0198c0de-0000-7000-8000-000000000000/small/" in page


@pytest.mark.parametrize("query", ["?before=x", "?before=99999999999999999999", "?show=evil", "?before=-1"])
def test_nonsense_in_the_address_does_no_harm(client, creek, query):
    assert _get(client, creek, query).status_code == 200


def test_earlier_acts_come_by_a_link(client, creek):
    actions.record_all(
        [
            actions.Entry(
                verb="cases.registered", office=creek, actor=system("clock"), captured_at=AT, about=[actions.Concern("case", creek.pk)],
            )
            for _ in range(60)
        ]
    )  # fmt: skip

    page = _get(client, creek).content.decode()

    assert page.count("<b>受理</b>") == 50
    assert "before=" in page
