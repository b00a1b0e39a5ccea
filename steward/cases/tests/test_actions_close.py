from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.actions import OnTheSpot, Result
from steward.cases.models import Channel, CloseCode, Grade, IllegalMove, Kind, Status, Validity
from steward.cases.tests.factories import RESULT, in_hand, resolved
from steward.cases.tests.told import acts, running, told
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import system
from steward.foundation.timeline.queries import history
from steward.organisation.tests.factories import NOW

LATER, MUCH_LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=3)


def _close(here, found, by="lin", **more):
    return actions.close(case_id=found.pk, actor=here.actor(by), at=MUCH_LATER, **more)


def test_resolving_records_cause_and_result_and_the_customers_word_is_owed(here):
    found = resolved(here)

    assert (found.status, found.cause_class, found.replied_at) == (Status.RESOLVED, "renovation", LATER)
    assert running(found) == {"feedback"}
    assert Deadline.objects.get(object_id=found.pk, name="final").state == "met"
    assert acts(found)[-1] == "cases.resolved"


def test_a_valid_complaint_needs_its_cause_and_every_case_its_result(here):
    found = in_hand(here)

    with pytest.raises(actions.NoCause):
        actions.resolve(case_id=found.pk, result=Result(result="完成"), actor=here.actor("lin"), at=LATER)
    with pytest.raises(actions.NoResult):
        actions.resolve(case_id=found.pk, result=Result(result=" ", cause="漏"), actor=here.actor("lin"), at=LATER)
    done = actions.resolve(
        case_id=found.pk, result=Result(result="完成", validity=Validity.INVALID), actor=here.actor("lin"), at=LATER
    )
    assert done.validity == Validity.INVALID


def test_the_customers_word_closes_it_for_good(here):
    found = _close(here, resolved(here), satisfaction=3, words="弄得很乾淨")

    assert (found.status, found.close_code, found.feedback_at) == (Status.CLOSED, "satisfied", MUCH_LATER)
    assert (found.next_due_at, running(found)) == (None, set())
    assert history("case", found.pk)[0].said == {"feedback": "弄得很乾淨"}


def test_without_the_customers_word_it_needs_the_reason_and_the_supervisor(here):
    found = resolved(here)

    with pytest.raises(actions.NoWord):
        _close(here, found)
    with pytest.raises(PermissionDenied):
        _close(here, found, code=CloseCode.NO_FEEDBACK, why="三次無人接聽")
    with pytest.raises(actions.NoText):
        _close(here, found, by="chen", code=CloseCode.NO_FEEDBACK)
    closed = _close(here, found, by="chen", code=CloseCode.NO_FEEDBACK, why="三次無人接聽")
    assert (closed.close_code, closed.close_reason) == ("no_feedback", "三次無人接聽")


def test_a_dissatisfied_customers_case_is_not_closed(here):
    with pytest.raises(actions.Unhappy):
        _close(here, resolved(here), satisfaction=1)


def test_a_complaint_is_not_closed_before_its_result(here):
    with pytest.raises(actions.NotResolved):
        _close(here, in_hand(here), satisfaction=3)


def test_a_major_case_waits_for_the_directors_instruction(here):
    found = resolved(here, channel=Channel.MEDIA)
    assert found.grade == Grade.MAJOR

    with pytest.raises(actions.NoInstruction):
        _close(here, found, by="ho", satisfaction=3)
    actions.instruct(case_id=found.pk, text="向業主書面致歉", actor=here.actor("leung"), at=LATER)
    assert _close(here, found, by="ho", satisfaction=3).status == Status.CLOSED


def test_a_suggestion_is_not_closed_unanswered(here):
    found = in_hand(here, kind=Kind.SUGGESTION)

    with pytest.raises(actions.NotAnswered):
        _close(here, found)
    actions.reply(
        case_id=found.pk, text="已列入明年計劃", purpose="result", way="phone", actor=here.actor("lin"), at=LATER
    )
    assert _close(here, found).close_code == "answered"


def test_the_word_of_a_visit_closes_and_a_failed_one_reopens_one_grade_up_as_a_repeat(here):
    passed, failed = resolved(here), resolved(here, unit=here.estate.units["2-3B"])
    visitor = here.actor("chen")

    actions.accept_feedback(case_id=passed.pk, satisfaction=3, text="滿意", actor=visitor, at=MUCH_LATER)
    again = actions.accept_feedback(case_id=failed.pk, satisfaction=1, text="還在滴", actor=visitor, at=MUCH_LATER)

    passed.refresh_from_db()
    assert passed.status == Status.CLOSED
    assert (again.status, again.grade, again.cycle, again.is_repeat) == (Status.DISPATCHED, Grade.IMPORTANT, 2, True)
    assert again.owner == here.person("ho")
    assert running(again) == {"first_reply", "progress", "final"}
    assert told(here, "case.reopened") == {"lin", "ho", "leung"}


def test_the_word_on_a_major_case_is_kept_while_the_instruction_is_missing(here):
    found = resolved(here, channel=Channel.MEDIA)

    kept = actions.accept_feedback(
        case_id=found.pk, satisfaction=2, text="算了", actor=system("resident"), at=MUCH_LATER
    )

    assert (kept.status, kept.satisfaction) == (Status.RESOLVED, 2)
    assert acts(found)[-1] == "cases.feedback_taken"


def test_a_resident_gives_the_word_without_an_account(here):
    found = resolved(here)

    assert actions.accept_feedback(
        case_id=found.pk, satisfaction=3, actor=system("resident"), at=MUCH_LATER
    ).is_open is False  # fmt: skip


def test_feedback_on_what_is_not_resolved_is_out_of_date(here):
    with pytest.raises(IllegalMove):
        actions.accept_feedback(case_id=in_hand(here).pk, satisfaction=3, actor=here.actor("chen"), at=MUCH_LATER)


def test_reopening_by_hand_starts_a_new_cycle_and_empties_the_end(here):
    closed = _close(here, resolved(here), satisfaction=3)

    found = actions.reopen(case_id=closed.pk, why="又滴水", actor=here.actor("fong"), at=MUCH_LATER)

    assert (found.cycle, found.closed_at, found.satisfaction, found.result) == (2, None, None, RESULT.result)
    assert found.grade_reasons == ["reopened"]


def test_an_undo_raises_no_grade_and_counts_as_nothing(here):
    closed = _close(here, resolved(here), satisfaction=3)

    found = actions.reopen(case_id=closed.pk, why="按錯", raise_grade=False, actor=here.actor("lin"), at=MUCH_LATER)

    assert (found.grade, found.is_repeat) == (Grade.ORDINARY, False)


def test_a_new_cycle_of_a_major_case_waits_for_a_new_instruction(here):
    found = resolved(here, channel=Channel.MEDIA)
    actions.instruct(case_id=found.pk, text="…", actor=here.actor("leung"), at=LATER)
    actions.accept_feedback(case_id=found.pk, satisfaction=1, actor=here.actor("chen"), at=MUCH_LATER)
    actions.resolve(case_id=found.pk, result=RESULT, actor=here.actor("ho"), at=MUCH_LATER)

    with pytest.raises(actions.NoInstruction):
        _close(here, found, by="ho", satisfaction=3)


def test_an_owner_who_has_left_does_not_get_it_back(here):
    closed = _close(here, resolved(here), satisfaction=3)
    here.person("lin").memberships.update(until_on=NOW.date())

    found = actions.reopen(case_id=closed.pk, why="又滴水", raise_grade=False, actor=here.actor("chen"), at=MUCH_LATER)

    assert found.owner != here.person("lin")


def test_the_customer_takes_it_back(here):
    found = actions.withdraw(case_id=in_hand(here).pk, why="自行解決", actor=here.actor("lin"), at=LATER)

    assert (found.status, found.is_open, running(found)) == (Status.WITHDRAWN, False, set())


def test_parts_above_hear_what_became_of_it(here, settings):
    settings.CASE_NEWS = dict.fromkeys(("resolved", "closed", "reopened"), f"{__name__}.hear")
    HEARD.clear()

    found = resolved(here)
    closed = _close(here, found, satisfaction=3)
    actions.reopen(case_id=closed.pk, why="…", actor=here.actor("chen"), at=MUCH_LATER)

    assert [found.pk] * 3 == HEARD


def test_what_was_settled_at_the_counter_is_owed_a_word_too(here, settings):
    settings.CASE_NEWS = {"resolved": f"{__name__}.hear"}
    HEARD.clear()

    found = in_hand(here, way_out=OnTheSpot(explanation="已關水閥"))

    assert [found.pk] == HEARD


HEARD = []


def hear(*, case, actor, at):
    HEARD.append(case.pk)
