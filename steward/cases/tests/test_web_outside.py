from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from steward.cases import actions
from steward.cases.models import Handover
from steward.cases.tests.factories import in_hand
from steward.cases.web import outside
from steward.foundation.notices.models import Notice
from steward.organisation.models import OutsideLink
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db
ANSWER = {"decision": "take", "name": "發展商 黎先生", "text": "下週一派人補漏"}


@pytest.fixture
def found(here):
    cache.clear()
    return in_hand(here)


def ask(here, found, code="DEV"):
    asked = actions.hand_over(
        case_id=found.pk, why="請派人補漏", department_id=here.world.department(code).pk, actor=here.actor("lin"),
        at=timezone.now(),
    )  # fmt: skip
    return f"/cases/outside/{asked.token}/"


def test_whoever_holds_the_address_reads_the_matter_and_never_who_brought_it(here, found):
    page = Client().get(ask(here, found))

    said = page.content.decode()
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    for words in ("請派人補漏", found.number, "2座"):
        assert words in said
    for kept in ("許美琪", "90426087", "6087", found.description[:12], found.title):
        assert kept not in said


def test_of_a_confidential_matter_only_the_building_is_named(here):
    cache.clear()
    said = Client().get(ask(here, in_hand(here, is_confidential=True))).content.decode()

    assert "15樓" not in said
    assert "15 樓" not in said


def test_the_answer_reaches_the_case_and_its_owner(here, found):
    at = ask(here, found)

    assert Client().post(at, ANSWER).status_code == 302
    offer = Handover.objects.get()
    assert (offer.state, offer.answer) == ("accepted", "下週一派人補漏")
    lin = signed_in(here.person("lin")).get(f"/cases/{found.key}/").content.decode()
    assert "下週一派人補漏" in lin


def test_who_sends_it_back_is_not_asked_again(here, found):
    at = ask(here, found)
    Client().post(at, ANSWER | {"decision": "return", "text": "保養期已過"})

    page = Client().get(at).content.decode()

    assert Handover.objects.get().state == "returned"
    assert found.number not in page.partition("<main")[2]
    assert Client().post(at, ANSWER).status_code == 409


@pytest.mark.parametrize("typed", [{}, {"text": "  ", "name": "黎"}, {"text": "好"}])
def test_an_answer_needs_words_and_a_name(here, found, typed):
    assert Client().post(ask(here, found), typed).status_code == 422


def test_a_wrong_an_ended_and_a_revoked_address_are_not_found(here, found):
    at = ask(here, found)

    assert Client().get("/cases/outside/guess/").status_code == 404
    OutsideLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(at).status_code == 404


def test_an_offer_taken_back_ends_its_address(here, found):
    at = ask(here, found)
    actions.withdraw_offer(case_id=found.pk, actor=here.actor("lin"), at=timezone.now())

    assert Client().get(at).status_code == 404


def test_one_address_sends_only_so_many_answers_an_hour(here, found, monkeypatch):
    monkeypatch.setattr(outside, "MOST_ANSWERS", 1)
    at = ask(here, found)

    assert Client().post(at, ANSWER).status_code == 302
    assert Client().post(at, ANSWER | {"decision": "write"}).status_code == 429


def test_the_address_is_shown_once_to_whoever_hands_it_over(here, found):
    lin = signed_in(here.person("lin"))
    typed = {"department": here.world.department("DEV").pk, "reason": "請派人補漏"}
    assert lin.post(f"/cases/{found.key}/act/hand-over/", typed).status_code == 302

    first, second = (lin.get(f"/cases/{found.key}/").content.decode() for _n in range(2))

    assert "/cases/outside/" in first
    assert "/cases/outside/" not in second


def test_a_new_address_ends_the_old_one(here, found):
    old = ask(here, found)
    lin = signed_in(here.person("lin"))

    assert lin.post(f"/cases/{found.key}/act/link/").status_code == 302
    assert "/cases/outside/" in lin.get(f"/cases/{found.key}/").content.decode()
    assert Client().get(old).status_code == 404


def test_a_later_answer_stands_with_the_handover_and_its_owner_is_told_again(here, found):
    address = ask(here, found)
    answer = {"decision": "take", "name": "黎先生", "text": "下週一派人"}
    Client().post(address, answer)

    Client().post(address, {"decision": "", "name": "黎先生", "text": "改為週二上午"})

    page = signed_in(here.person("lin")).get(f"/cases/{found.key}/").content.decode()
    assert "改為週二上午" in page.split("<aside")[1]
    assert Notice.objects.filter(code="case.outside_answered").count() == 2
