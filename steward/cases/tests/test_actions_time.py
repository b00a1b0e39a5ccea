from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Case, Channel, Extension, PauseReason
from steward.cases.tests.factories import in_hand
from steward.cases.tests.told import acts, running, told
from steward.foundation.approvals import actions as approvals
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Deadline
from steward.organisation.tests.factories import NOW

LATER, TOMORROW = NOW + timedelta(hours=1), NOW + timedelta(days=1)


def _pause(here, found, by="lin", until_at=TOMORROW):
    return actions.pause(
        case_id=found.pk, reason=PauseReason.CUSTOMER_DATE, until_at=until_at, note="次日白天才可入屋",
        actor=here.actor(by), at=LATER,
    )  # fmt: skip


def _final(found):
    return Deadline.objects.get(kind="case", object_id=found.pk, name="final")


def test_a_pause_stops_the_result_and_not_the_progress(here):
    found = _pause(here, in_hand(here))

    assert (_final(found).state, found.is_paused, found.paused_until) == ("paused", True, TOMORROW)
    assert Deadline.objects.get(object_id=found.pk, name="progress").state == "running"
    assert found.next_due_at is not None


def test_a_pause_ends_by_itself_on_the_list_of_its_owner(here):
    found = in_hand(here)
    _pause(here, found)

    assert "pause" in running(found)
    assert Deadline.objects.get(kind="case", object_id=found.pk, name="pause").due_at == TOMORROW


def test_after_it_the_date_is_later_by_the_time_it_stood(here):
    found = in_hand(here, channel=Channel.HOTLINE)
    before = _final(found).due_at
    _pause(here, found, by="ho")

    resumed = actions.resume(case_id=found.pk, actor=here.actor("ho"), at=LATER + timedelta(hours=18))

    assert _final(resumed).due_at == before + timedelta(hours=18)
    assert (resumed.is_paused, resumed.paused_until) == (False, None)
    assert acts(found)[-2:] == ["cases.paused", "cases.resumed"]


def test_what_stands_is_not_stopped_and_what_runs_not_resumed(here):
    found = in_hand(here)

    with pytest.raises(actions.NothingRuns):
        actions.resume(case_id=found.pk, actor=here.actor("lin"), at=LATER)
    _pause(here, found)
    with pytest.raises(actions.NothingRuns):
        _pause(here, found)


def test_a_pause_needs_a_moment_to_look_again(here):
    with pytest.raises(actions.InThePast):
        _pause(here, in_hand(here), until_at=NOW)


def _ask(here, found, by="lin", days=9):
    return actions.request_extension(
        case_id=found.pk, new_due_at=NOW + timedelta(days=days), why="材料缺貨", actor=here.actor(by), at=LATER
    )


def _decide(here, by, decision="approved"):
    approval = Approval.objects.get()
    return approvals.decide(
        approval_id=approval.pk, decision=decision, actor=here.actor(by), at=LATER + timedelta(hours=1), why="…"
    )


@pytest.mark.parametrize(
    ("channel", "asker", "post"),
    [(Channel.PHONE, "lin", "SV"), (Channel.HOTLINE, "ho", "OD"), (Channel.MEDIA, "ho", "DM")],
)
def test_the_level_that_decides_follows_from_the_grade(here, channel, asker, post):
    _ask(here, in_hand(here, channel=channel), by=asker)

    assert Step.objects.get().post == post


def test_a_granted_date_moves_the_clock_and_is_owed_to_the_customer(here):
    found = in_hand(here)
    asked = _ask(here, found)

    _decide(here, "chen")

    asked.refresh_from_db()
    assert (asked.state, _final(found).due_at) == (Extension.State.GRANTED, asked.new_due_at)
    assert Deadline.objects.get(kind="case", object_id=found.pk, name="tell").due_at == asked.old_due_at
    assert told(here, "case.extended") == {"lin"}


def test_telling_the_customer_meets_that_duty(here):
    found = in_hand(here)
    asked = _ask(here, found)
    _decide(here, "chen")
    when = LATER + timedelta(hours=2)

    actions.reply(
        case_id=found.pk, text="延至下週三", purpose="progress", way="phone", actor=here.actor("lin"), at=when
    )

    asked.refresh_from_db()
    assert (asked.told_at, "tell" in running(found)) == (when, False)


def test_a_refused_date_changes_nothing(here):
    found = in_hand(here)
    before = _final(found).due_at
    asked = _ask(here, found)

    _decide(here, "chen", "returned")

    asked.refresh_from_db()
    assert (asked.state, _final(found).due_at) == (Extension.State.REFUSED, before)


def test_it_is_asked_once_and_for_a_later_date(here):
    found = in_hand(here)

    with pytest.raises(actions.NotLaterEnough):
        _ask(here, found, days=1)
    _ask(here, found)
    with pytest.raises(actions.AskedBefore):
        _ask(here, found)


def test_somebody_who_does_not_work_on_it_does_not_ask(here):
    with pytest.raises(PermissionDenied):
        _ask(here, in_hand(here), by="fong")


def test_what_is_late_climbs_the_ladder_and_tells_each_post_once(here):
    found = in_hand(here)

    deadlines.take_due_steps(at=NOW + timedelta(days=30))

    assert Case.objects.get(pk=found.pk).escalation > 0
    assert told(here, "deadlines.overdue") >= {"chen", "ho", "leung", "cheng"}


def test_a_case_follows_its_clocks_when_the_calendar_changes(here):
    found = in_hand(here)
    later = found.next_due_at + timedelta(days=1)
    Deadline.objects.filter(kind="case", object_id=found.pk).update(due_at=later)

    actions.follow_clock(object_ids=[found.pk], at=NOW)

    found.refresh_from_db()
    assert (found.next_due_at, found.rank_at) == (later, later)
