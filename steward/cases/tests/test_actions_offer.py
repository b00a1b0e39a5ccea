from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Channel, Grade, Handover, IllegalMove, Status
from steward.cases.rules import visible_to
from steward.cases.tests.factories import in_hand
from steward.cases.tests.told import acts, running, told
from steward.foundation.deadlines.models import Deadline
from steward.organisation.models import OutsideLink
from steward.organisation.queries import resolve_link
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=2)


def _offer(here, found, **target):
    return actions.hand_over(case_id=found.pk, why="屬貴部門職責", actor=here.actor("lin"), at=NOW, **target)


def test_an_offer_to_a_department_waits_and_the_giver_owns_it(here):
    found = in_hand(here)

    offer = _offer(here, found, department_id=here.world.department("ENG").pk).handover

    found.refresh_from_db()
    assert (found.status, found.owner, offer.state) == (Status.OFFERED, here.person("lin"), "offered")
    assert told(here, "case.offered") == {"kwok"}


def test_whoever_accepts_for_the_department_owns_it(here):
    found = in_hand(here)
    offer = _offer(here, found, department_id=here.world.department("ENG").pk).handover

    taken = actions.accept_offer(handover_id=offer.pk, actor=here.actor("lau"), at=LATER)

    assert (taken.owner, taken.department.code, taken.status) == (here.person("lau"), "ENG", Status.IN_HAND)
    assert told(here, "case.offer_answered") == {"lin"}


def test_an_offer_sent_back_is_the_givers_again_with_the_reason(here):
    found = in_hand(here)
    offer = _offer(here, found, department_id=here.world.department("ENG").pk).handover

    back = actions.return_offer(handover_id=offer.pk, why="非工程範圍", actor=here.actor("kwok"), at=LATER)

    assert (back.owner, back.status) == (here.person("lin"), Status.IN_HAND)
    assert Handover.objects.get().answer == "非工程範圍"


def test_somebody_of_another_department_may_not_answer(here):
    offer = _offer(here, in_hand(here), department_id=here.world.department("ENG").pk).handover

    with pytest.raises(PermissionDenied):
        actions.accept_offer(handover_id=offer.pk, actor=here.actor("tsang"), at=LATER)


def test_an_offer_is_answered_once(here):
    offer = _offer(here, in_hand(here), department_id=here.world.department("ENG").pk).handover
    actions.accept_offer(handover_id=offer.pk, actor=here.actor("lau"), at=LATER)

    with pytest.raises(IllegalMove):
        actions.return_offer(handover_id=offer.pk, why="…", actor=here.actor("kwok"), at=LATER)


def test_another_office_finds_it_takes_it_and_its_own_clocks_start(here):
    found, other = in_hand(here), here.world.offices["YQ"]
    offer = _offer(here, found, office_id=other.pk).handover
    assert visible_to(here.actor("sin"), type(found).objects.all()).get() == found

    taken = actions.accept_offer(handover_id=offer.pk, actor=here.actor("sin"), at=LATER)

    assert (taken.office, taken.owner) == (other, here.person("sin"))
    assert running(taken) == {"first_reply", "progress", "final"}
    assert set(Deadline.objects.filter(state="running").values_list("office", flat=True)) == {other.pk}
    assert not visible_to(here.actor("fong"), type(found).objects.all()).exists()


def test_an_important_one_goes_to_the_other_offices_directors_assistant(here):
    found = in_hand(here, channel=Channel.HOTLINE)
    offer = actions.hand_over(
        case_id=found.pk, why="屬雲棲里", office_id=here.world.offices["YQ"].pk, actor=here.actor("ho"), at=NOW
    ).handover

    taken = actions.accept_offer(handover_id=offer.pk, actor=here.actor("sin"), at=LATER)

    assert (taken.grade, taken.owner) == (Grade.IMPORTANT, here.person("to"))


def test_the_giver_takes_an_offer_back(here):
    found = in_hand(here)
    _offer(here, found, person_id=here.person("wong").pk)

    back = actions.withdraw_offer(case_id=found.pk, actor=here.actor("lin"), at=LATER)

    assert (back.status, Handover.objects.get().state) == (Status.IN_HAND, "withdrawn")


@pytest.mark.parametrize("target", [{}, {"person": "lin"}, {"office": "LX"}])
def test_an_offer_needs_somebody_else(here, target):
    ids = {"person_id": here.person(target["person"]).pk} if "person" in target else {}
    ids |= {"office_id": here.office.pk} if "office" in target else {}

    with pytest.raises(actions.NobodyOffered):
        _offer(here, in_hand(here), **ids)


def test_an_outside_department_answers_through_its_link_and_the_owner_is_told(here):
    found = in_hand(here)
    offered = _offer(here, found, department_id=here.world.department("DEV").pk)
    link = resolve_link(offered.token, LATER)

    answered = actions.answer_from_outside(
        link=link, name="發展商 黎先生", text="下週一派人補漏", accepts=True, at=LATER
    )

    assert (answered.state, answered.answered_by_outsider) == ("accepted", "發展商 黎先生")
    assert told(here, "case.outside_answered") == {"lin"}
    found.refresh_from_db()
    assert (found.owner, found.status) == (here.person("lin"), Status.IN_HAND)
    assert acts(found)[-1] == "cases.outside_answered"


def test_an_outside_department_may_write_again_and_may_not_say_nothing(here):
    offered = _offer(here, in_hand(here), department_id=here.world.department("DEV").pk)
    link = OutsideLink.objects.get()
    say = {"link": link, "name": "黎先生", "at": LATER}
    actions.answer_from_outside(text="收到", accepts=True, **say)

    assert actions.answer_from_outside(text="已完成", accepts=None, **say) == offered.handover
    with pytest.raises(actions.NothingSaid):
        actions.answer_from_outside(text=" ", accepts=None, **say)


def test_an_open_offer_holds_the_case_from_being_resolved(here):
    found = in_hand(here)
    _offer(here, found, department_id=here.world.department("DEV").pk)

    with pytest.raises(actions.WorkUnfinished):
        actions.resolve(
            case_id=found.pk, result=actions.Result(result="完成", cause="漏"), actor=here.actor("lin"), at=LATER
        )
