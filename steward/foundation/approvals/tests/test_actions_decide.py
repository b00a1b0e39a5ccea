from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from steward.foundation.approvals import actions
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history

from . import factories
from .asks import heard
from .factories import MONDAY, ask, holder

HOUR = timedelta(hours=1)
YES, NO = Step.Decision.APPROVED, Step.Decision.RETURNED


def _decide(approval, actor, decision=YES, why="", **more):
    return actions.decide(approval_id=approval.pk, decision=decision, actor=actor, at=MONDAY + HOUR, why=why, **more)


def _unread(actor):
    return list(Notice.objects.filter(person=actor.person_id, withdrawn_at=None).values_list("code", flat=True))


def test_the_first_step_waits_and_its_deciders_are_told(office, lin, ho, leung):
    approval = ask(office, lin)

    assert list(approval.steps.order_by("position").values_list("state", flat=True)) == ["waiting", "ahead"]
    assert _unread(ho) == ["approvals.asked"]
    assert _unread(leung) == []
    assert Deadline.objects.get(kind="approval", object_id=approval.pk).due_at == approval.steps.get(position=1).due_at


def test_approval_passes_on_and_ends_with_the_last_step(office, lin, ho, leung):
    approval = ask(office, lin)

    passed = _decide(approval, ho)
    ended = _decide(approval, leung)

    assert (passed.state, ended.state) == ("pending", "approved")
    assert heard == [
        {"subject_id": office.pk, "decision": "approved", "payload": {"new_due_at": "2026-11-30T02:00:00+00:00"}}
    ]
    assert (_unread(ho), _unread(leung), _unread(lin)) == ([], [], ["approvals.approved"])
    assert not Deadline.objects.filter(state__in=Deadline.OPEN).exists()


def test_a_return_ends_the_request_and_says_why(office, lin, ho, leung):
    approval = ask(office, lin)

    ended = _decide(approval, ho, NO, "請附供方報價")

    assert ended.state == "returned"
    assert [told["decision"] for told in heard] == ["returned"]
    assert history("matter", office.pk)[0].said == {"remark": "請附供方報價"}
    assert list(approval.steps.order_by("position").values_list("state", flat=True)) == ["decided", "dropped"]


def test_a_return_without_a_remark_is_refused(office, lin, ho):
    approval = ask(office, lin, steps=["DA"])

    with pytest.raises(actions.NeedsRemark):
        _decide(approval, ho, NO, "  ")


def test_who_is_not_asked_does_not_decide(office, lin, ho, leung):
    approval = ask(office, lin)

    for other in (leung, lin, holder("別處的主任助理", "DA", factories.office("YF"))):
        with pytest.raises(PermissionDenied):
            _decide(approval, other)


def test_nobody_decides_the_own_request_and_it_goes_one_step_up(office, ho, leung):
    approval = ask(office, ho, steps=["DA"])

    step = approval.steps.get()
    assert (step.post, step.asked_post) == ("OD", "DA")
    with pytest.raises(PermissionDenied):
        _decide(approval, ho)
    assert _decide(approval, leung).state == "approved"


def test_a_request_that_nobody_could_decide_is_refused(office, leung):
    with pytest.raises(actions.NobodyDecides):
        ask(office, leung, steps=["OD"])

    assert not Approval.objects.exists()


def test_a_substitute_decides_and_it_is_recorded_for_whom(office, lin, ho):
    chan = holder("陳啟文", "SV", office)
    stand_in = Actor(
        person_id=chan.person_id, holdings=(Holding(post="DA", office_id=office.pk, standing_in_for=ho.person_id),)
    )
    approval = ask(office, lin, steps=["DA"])

    _decide(approval, stand_in)

    step = approval.steps.get()
    assert (step.decided_by_id, step.decided_for_id) == (chan.person_id, ho.person_id)
    assert history("approval", approval.pk)[0].event.on_behalf_of_id == ho.person_id


def test_a_stale_page_decides_nothing(office, lin, ho, leung):
    approval = ask(office, lin)
    _decide(approval, ho, version=1)

    with pytest.raises(actions.Stale):
        _decide(approval, leung, version=1)
    with pytest.raises(actions.Stale):
        actions.withdraw(approval_id=approval.pk, actor=lin, at=MONDAY + HOUR, version=1)


def test_only_the_asker_takes_a_request_back(office, lin, ho):
    approval = ask(office, lin, steps=["DA"])
    with pytest.raises(PermissionDenied):
        actions.withdraw(approval_id=approval.pk, actor=ho, at=MONDAY + HOUR)

    ended = actions.withdraw(approval_id=approval.pk, actor=lin, at=MONDAY + HOUR)

    assert ended.state == "withdrawn"
    assert [told["decision"] for told in heard] == ["withdrawn"]
    assert _unread(ho) == []


def test_the_same_is_not_asked_twice_at_once(office, lin, ho):
    ask(office, lin)

    with pytest.raises(actions.AlreadyWaiting):
        ask(office, lin)


def test_several_are_approved_together_where_their_kind_allows(office, lin, ho):
    later = [ask(office, lin, steps=["DA"], object_id=n) for n in (101, 102)]
    deduct = ask(office, lin, steps=["DA"], kind="matters.deduct", object_id=103)

    done = actions.decide_together(versions={a.pk: 1 for a in (*later, deduct)}, actor=ho, at=MONDAY + HOUR)

    assert done == (2, 1)
    assert list(Approval.objects.order_by("pk").values_list("state", flat=True)) == ["approved", "approved", "pending"]


@pytest.mark.parametrize("missing", ["decided_by", "decided_at", "decision"])
def test_who_when_and_what_are_together_in_the_database(office, lin, ho, missing):
    approval = ask(office, lin, steps=["DA"])
    triple = {"state": "decided", "decided_by": ho.person_id, "decided_at": MONDAY, "decision": "approved"}
    triple[missing] = "" if missing == "decision" else None

    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.filter(approval=approval).update(**triple)


def test_every_state_has_its_moves():
    assert set(Approval.MOVES) == set(Approval.State)
