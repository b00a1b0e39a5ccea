from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Channel, IllegalMove, Reply, Status
from steward.cases.tests.factories import case, in_hand
from steward.cases.tests.test_actions_job import picture
from steward.cases.tests.told import acts, running, told
from steward.foundation.deadlines.models import Deadline
from steward.foundation.files.queries import files_of
from steward.foundation.timeline.queries import history
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def _reply(here, found, purpose="first", by="lin", at=LATER, **more):
    return actions.reply(
        case_id=found.pk, text="明早九時工程一同上門", purpose=purpose, way=Channel.PHONE, actor=here.actor(by), at=at,
        **more,
    )  # fmt: skip


def test_the_first_reply_meets_its_clock_and_starts_the_next_for_progress(here):
    found = in_hand(here)

    _reply(here, found)

    clocks = Deadline.objects.filter(kind="case", object_id=found.pk)
    assert clocks.get(name="first_reply").state == "met"
    assert [c.state for c in clocks.filter(name="progress").order_by("cycle")] == ["met", "running"]
    assert running(found) == {"progress", "final"}


def test_what_was_promised_is_the_next_date(here):
    found, promise = in_hand(here), LATER + timedelta(hours=3)

    _reply(here, found, next_promised_at=promise)

    found.refresh_from_db()
    assert found.next_due_at == promise
    assert (
        Deadline.objects.get(kind="case", object_id=found.pk, name="progress", state="running").promised_at == promise
    )


def test_the_words_are_public_and_sealed(here):
    found = in_hand(here)

    _reply(here, found)

    line = history("case", found.pk)[0]
    assert line.said == {"text": "明早九時工程一同上門"}
    assert found.replies.get().text == "明早九時工程一同上門"


def test_a_reply_by_the_owner_takes_a_dispatched_case_in_hand(here):
    found = case(here)

    _reply(here, found)

    found.refresh_from_db()
    assert found.status == Status.IN_HAND


def test_a_result_told_starts_no_clock(here):
    found = in_hand(here)

    _reply(here, found, purpose=Reply.Purpose.RESULT)

    found.refresh_from_db()
    assert running(found) == {"final"}
    assert found.replied_at == LATER


def test_a_call_entered_late_counts_when_it_was_made(here):
    found = in_hand(here)
    late = NOW + timedelta(days=4)

    _reply(here, found, at=late, said_at=LATER)

    clock = Deadline.objects.get(kind="case", object_id=found.pk, name="first_reply")
    assert (clock.met_at, clock.missed_at) == (LATER, None)


@pytest.mark.parametrize("said_at", [NOW - timedelta(hours=1), LATER + timedelta(hours=1)])
def test_it_cannot_have_been_said_before_the_case_or_tomorrow(here, said_at):
    with pytest.raises(actions.NotYet):
        _reply(here, in_hand(here), said_at=said_at)


def test_nothing_said_and_promises_in_the_past_are_refused(here):
    found = in_hand(here)

    with pytest.raises(actions.NothingSaid):
        actions.reply(case_id=found.pk, text=" ", purpose="first", way="phone", actor=here.actor("lin"), at=LATER)
    with pytest.raises(actions.InThePast):
        _reply(here, found, next_promised_at=NOW)


def test_an_executor_who_does_not_own_it_tells_the_customer_nothing(here):
    with pytest.raises(PermissionDenied):
        _reply(here, in_hand(here), by="lau")


def test_a_case_that_has_ended_takes_no_reply(here):
    found = in_hand(here, way_out=actions.NotOurs(explanation="屬供水公司", referred_to="供水公司"))

    with pytest.raises(IllegalMove):
        _reply(here, found)


def test_a_note_is_read_by_colleagues_and_meets_no_clock(here):
    found = in_hand(here)

    actions.add_note(
        case_id=found.pk,
        text="業主情緒激動，注意措辭",
        people=[here.person("wong").pk],
        actor=here.actor("chen"),
        at=LATER,
    )

    assert running(found) == {"first_reply", "progress", "final"}
    assert told(here, "case.noted") == {"lin", "wong"}
    assert not found.replies.exists()


def test_photos_hang_on_the_case_and_stand_in_its_history(here):
    found = in_hand(here)

    actions.add_files(case_id=found.pk, uploads=[picture()], actor=here.actor("lin"), at=LATER)

    assert len(files_of("case", found.pk)) == 1
    assert acts(found)[-1] == "files.attached"
