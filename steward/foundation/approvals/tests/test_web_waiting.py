from datetime import timedelta

import pytest

from steward.foundation.approvals import actions
from steward.foundation.approvals.models import Approval
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.notices.models import Notice

from .factories import MONDAY, ask, holder, sign_in
from .factories import office as make_office

URL = "/approvals/"


def _send(client, approval, decision, version=1, **more):
    return client.post(
        f"/approvals/{approval.key}/decision/", {"decision": decision, "version": version, **more}, follow=False
    )


def _matter(number):
    return make_office(f"M{number}").pk


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(URL).status_code == 302


def test_what_waits_is_shown_with_its_sentence_and_its_reason(client, office, lin, ho):
    ask(office, lin)

    page = sign_in(client, ho).get(URL).content.decode()

    assert "臨溪苑管理處" in page
    assert "延至 11月30日 10:00" in page
    assert "供方缺貨" in page
    assert "林若喬" in page


def test_the_asker_sees_for_whom_it_waits_and_has_nothing_to_decide(client, office, lin, ho):
    ask(office, lin)

    page = sign_in(client, lin).get(URL)

    assert page.context["page"].to_decide == []
    assert len(page.context["page"].sent) == 1


def test_what_came_back_shows_the_remark(client, office, lin, ho):
    approval = ask(office, lin)
    actions.decide(
        approval_id=approval.pk, decision="returned", why="請附報價", actor=ho, at=MONDAY + timedelta(days=1)
    )

    page = sign_in(client, lin).get(URL)

    assert page.context["page"].sent == []
    assert Approval.objects.get().state == "returned"


def test_a_matter_whose_subject_one_may_not_find_is_not_shown(client, lin, ho, office):
    secret = make_office("SECRET")
    ask(office, lin, object_id=secret.pk)

    page = sign_in(client, ho).get(URL)

    assert page.context["page"].to_decide == []
    assert page.context["page"].count.n == 0


def test_a_stranger_does_not_find_a_request_and_the_asker_may_not_decide_it(client, office, lin, ho):
    approval = ask(office, lin)

    assert sign_in(client, holder("曾家樂", "EX", office)).get(f"/approvals/{approval.key}/").status_code == 404
    assert sign_in(client, lin).get(f"/approvals/{approval.key}/").status_code == 200
    assert _send(sign_in(client, lin), approval, "approved").status_code == 403
    assert sign_in(client, ho).post(f"/approvals/{approval.key}/withdrawal/").status_code == 403


def test_approving_passes_on_and_returns_to_the_list(client, office, lin, ho, leung):
    approval = ask(office, lin)

    answer = _send(sign_in(client, ho), approval, "approved")

    assert (answer.status_code, answer.headers["Location"]) == (302, URL)
    assert approval.steps.get(position=2).state == "waiting"


def test_a_decision_returns_to_the_page_it_stood_on_and_never_elsewhere(client, office, lin, ho):
    here, elsewhere = (ask(office, lin, steps=["DA"], object_id=_matter(n)) for n in (1, 2))

    sign_in(client, ho)

    assert _send(client, here, "approved", next="/cases/7/").headers["Location"] == "/cases/7/"
    assert _send(client, elsewhere, "approved", next="https://example.org/").headers["Location"] == URL


def test_a_return_without_a_remark_is_asked_again(client, office, lin, ho):
    approval = ask(office, lin)

    answer = _send(sign_in(client, ho), approval, "returned")

    assert answer.status_code == 422
    assert Approval.objects.get().state == "pending"


@pytest.mark.parametrize("bad", [{"decision": "later"}, {"version": "x"}, {"version": "9" * 30}, {"why": "x" * 2000}])
def test_bad_input_is_refused_and_nothing_is_decided(client, office, lin, ho, bad):
    approval = ask(office, lin)

    answer = _send(sign_in(client, ho), approval, **({"decision": "approved"} | bad))

    assert answer.status_code == 422
    assert Approval.objects.get().state == "pending"


def test_a_stale_page_is_told_and_what_was_typed_is_kept(client, office, lin, ho, leung):
    approval = ask(office, lin)
    actions.decide(approval_id=approval.pk, decision="approved", actor=ho, at=MONDAY)

    answer = _send(sign_in(client, leung), approval, "returned", why="已寫好的意見")

    assert answer.status_code == 409
    assert "已寫好的意見" in answer.content.decode()


def test_several_are_approved_in_one_go(client, office, lin, ho):
    later = [ask(office, lin, steps=["DA"], object_id=_matter(n)) for n in (1, 2)]
    deduct = ask(office, lin, steps=["DA"], kind="matters.deduct", object_id=_matter(3))

    chosen = [f"{a.key}:1" for a in (*later, deduct)] + ["nonsense", f"{deduct.key}:x"]
    sign_in(client, ho).post(f"{URL}together/", {"chosen": chosen})

    assert list(Approval.objects.order_by("pk").values_list("state", flat=True)) == ["approved", "approved", "pending"]


def test_the_asker_takes_it_back(client, office, lin, ho):
    approval = ask(office, lin)

    answer = sign_in(client, lin).post(f"/approvals/{approval.key}/withdrawal/")

    assert answer.status_code == 302
    assert Approval.objects.get().state == "withdrawn"


def test_the_page_costs_the_same_however_much_waits(client, office, lin, ho, django_assert_max_num_queries):
    sign_in(client, ho)
    ask(office, lin, object_id=_matter(1))
    client.get(URL)
    with django_assert_max_num_queries(40) as few:
        client.get(URL)
    for n in range(2, 30):
        ask(office, lin, object_id=_matter(n))

    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(URL)


def test_the_clock_of_a_step_reminds_its_deciders(office, lin, ho, settings):
    settings.DEADLINE_AUDIENCE = "steward.foundation.approvals.tests.asks.nobody"
    approval = ask(office, lin)

    deadlines.take_due_steps(at=MONDAY + timedelta(hours=9))

    told = Notice.objects.filter(person=ho.person_id, code__startswith="deadlines.")
    assert approval.steps.get(position=1).due_at == MONDAY + timedelta(hours=8)
    assert list(told.values_list("code", flat=True)) == ["deadlines.overdue"]
