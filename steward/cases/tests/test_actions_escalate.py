from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.tests.factories import in_hand
from steward.cases.tests.told import acts, running, told
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def test_the_button_brings_it_to_the_owners_superior_and_the_owner_goes_on(here):
    found = actions.escalate(case_id=in_hand(here).pk, why="業主要見主管", actor=here.actor("lin"), at=LATER)

    assert (found.owner, found.escalation) == (here.person("lin"), 1)
    assert told(here, "case.escalated") == {"chen"}


def test_it_needs_a_reason_and_somebody_above(here):
    found = in_hand(here)

    with pytest.raises(actions.NoText):
        actions.escalate(case_id=found.pk, why=" ", actor=here.actor("lin"), at=LATER)
    with pytest.raises(PermissionDenied):
        actions.escalate(case_id=found.pk, why="…", actor=here.actor("ng"), at=LATER)


def test_the_manager_asks_an_office_after_a_case_and_an_answer_is_owed(here):
    found = in_hand(here)

    actions.chase(case_id=found.pk, why="業主打到總部", actor=here.actor("cheng"), at=LATER)

    assert told(here, "case.chased") == {"lin", "chen"}
    assert "chase" in running(found)


@pytest.mark.parametrize("how", ["note", "reply"])
def test_the_owners_word_answers_the_question(here, how):
    found = in_hand(here)
    actions.chase(case_id=found.pk, why="業主打到總部", actor=here.actor("chow"), at=LATER)
    lin, when = here.actor("lin"), LATER + timedelta(hours=1)

    if how == "note":
        actions.add_note(case_id=found.pk, text="下午工程到場", actor=lin, at=when)
    else:
        actions.reply(case_id=found.pk, text="下午到場", purpose="first", way="phone", actor=lin, at=when)

    assert "chase" not in running(found)


def test_an_office_does_not_chase_itself(here):
    with pytest.raises(PermissionDenied):
        actions.chase(case_id=in_hand(here).pk, why="…", actor=here.actor("chen"), at=LATER)


def test_both_stand_in_the_history(here):
    found = in_hand(here)
    actions.escalate(case_id=found.pk, why="…", actor=here.actor("lin"), at=LATER)
    actions.chase(case_id=found.pk, why="…", actor=here.actor("chow"), at=LATER)

    assert acts(found) == ["cases.registered", "cases.escalated", "cases.chased"]
