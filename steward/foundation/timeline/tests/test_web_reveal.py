import pytest

from steward.foundation.identity.models import Office, Person
from steward.foundation.identity.tests.factories import make_account
from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind
from steward.foundation.timeline.models import Access

from .factories import make_office

pytestmark = pytest.mark.django_db


class Scene:
    """An office stands in for a customer; its name is the detail."""

    need = None


@pytest.fixture
def scene(settings, monkeypatch):
    settings.ACTOR_OF = "steward.foundation.timeline.tests.factories.actor_of"
    kind = Kind(
        name="customer", label="customer", model=Office, visible_to=lambda actor, rows: rows.exclude(code="HIDDEN"),
        reveals={"phone": lambda record: "9123 6087"}, need=lambda actor, record: Scene.need,
    )  # fmt: skip
    monkeypatch.setattr(registry, "kinds", lambda: {"customer": kind})
    monkeypatch.setattr(Scene, "need", None)
    monkeypatch.setattr("steward.foundation.timeline.actions.revealing.may", lambda actor, *a, **k: actor.holds("CA"))
    return make_office()


def _ask(client, office, post="CA", detail="phone", **sent):
    client.force_login(make_account("周敏儀", post))
    return client.post(f"/history/customer/{office.key}/reveal/{detail}/", sent)


def test_a_visitor_is_asked_to_sign_in(client, scene):
    assert client.post(f"/history/customer/{scene.key}/reveal/phone/").status_code == 302
    assert Access.objects.count() == 0


def test_an_open_case_is_reason_enough(client, scene, monkeypatch):
    monkeypatch.setattr(Scene, "need", ("case", 193))

    answer = _ask(client, scene)

    assert "9123 6087" in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    look = Access.objects.get()
    assert (look.act, look.reason_kind, look.reason_id, look.facts) == ("reveal", "case", 193, {"detail": "phone"})
    assert look.person == Person.objects.get(name="周敏儀")


def test_outside_one_the_reason_is_asked_and_nothing_is_shown(client, scene):
    answer = _ask(client, scene, reason=" x ")

    assert answer.status_code == 422
    assert "9123" not in answer.content.decode()
    assert Access.objects.count() == 0


def test_a_reason_is_kept_with_the_look(client, scene):
    assert "9123 6087" in _ask(client, scene, reason="回覆\n快遞查詢").content.decode()
    assert Access.objects.get().reason == "回覆 快遞查詢"


def test_each_look_is_written_down_even_with_the_same_receipt(client, scene):
    _ask(client, scene, reason="回電", _receipt="one")
    client.post(f"/history/customer/{scene.key}/reveal/phone/", {"reason": "回電", "_receipt": "one"})

    assert Access.objects.count() == 2


def test_a_colleague_without_the_right_is_refused_and_that_is_written_down(client, scene):
    assert _ask(client, scene, post="HR", reason="好奇").status_code == 403
    assert Access.objects.get().act == "denied"


def test_a_stranger_and_an_unknown_detail_find_nothing(client, scene):
    assert _ask(client, make_office("HIDDEN", "看不到"), reason="好奇").status_code == 404
    assert client.post(f"/history/customer/{scene.key}/reveal/salary/", {"reason": "好奇"}).status_code == 404
    assert Access.objects.count() == 0
