from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from steward.foundation.calendar.actions import renew_revision
from steward.foundation.deadlines import actions
from steward.foundation.deadlines.models import Deadline, Pause
from steward.foundation.identity.actor import system
from steward.foundation.timeline.queries import history

from .factories import MONDAY, clock, office

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
CLERK = system("test")


def _fresh(row):
    return Deadline.objects.get(pk=row.pk)


def test_a_clock_is_due_when_its_working_time_has_passed():
    row = clock(office(), minutes=10 * 60)

    assert row.due_at == MONDAY + 25 * HOUR
    assert row.original_due_at == row.due_at
    assert row.soon_at == MONDAY + 7.5 * HOUR
    assert row.next_step_at < row.due_at


def test_a_clock_in_calendar_time_asks_no_calendar():
    row = clock(office(), minutes=48 * 60, basis="calendar")

    assert row.due_at == MONDAY + 48 * HOUR
    assert not row.flagged


def test_a_year_without_holidays_on_record_is_flagged():
    assert clock(office()).flagged


def test_the_same_cycle_cannot_start_twice():
    row = clock(office())

    with pytest.raises(IntegrityError), transaction.atomic():
        clock(row.office)


def test_a_met_clock_is_met_once_and_looked_at_no_more():
    row = clock(office())

    met = actions.meet(kind="case", object_id=7, name="final", at=MONDAY + HOUR)
    again = actions.meet(kind="case", object_id=7, name="final", at=MONDAY + 2 * HOUR)

    assert (met.state, met.met_at, met.next_step_at) == ("met", MONDAY + HOUR, None)
    assert again is None
    assert _fresh(row).met_at == MONDAY + HOUR


def test_a_clock_met_late_is_recorded_as_missed():
    row = clock(office(), minutes=60)

    met = actions.meet(kind="case", object_id=7, name="final", at=MONDAY + 3 * HOUR)

    assert met.missed_at == row.due_at
    assert [line.event.verb for line in history("case", 7)] == ["deadlines.missed"]


def test_a_pause_moves_the_due_time_by_the_working_time_it_took():
    row = clock(office(), minutes=240)

    actions.pause(kind="case", object_id=7, at=MONDAY + HOUR, reason="customer", actor=CLERK)
    paused = _fresh(row)
    actions.resume(kind="case", object_id=7, at=MONDAY + 3 * HOUR, actor=CLERK)

    assert (paused.state, paused.due_at, paused.next_step_at) == ("paused", None, None)
    assert _fresh(row).due_at == row.due_at + 2 * HOUR
    assert _fresh(row).original_due_at == row.due_at


def test_a_clock_may_be_met_while_it_is_paused():
    row = clock(office(), minutes=240)
    actions.pause(kind="case", object_id=7, at=MONDAY + HOUR, reason="customer", actor=CLERK)

    met = actions.meet(kind="case", object_id=7, name="final", at=MONDAY + 2 * HOUR)

    assert (met.state, met.due_at) == ("met", row.due_at + HOUR)
    assert not met.is_late(MONDAY + 2 * HOUR)


def test_pauses_of_one_clock_cannot_overlap():
    row = clock(office())
    Pause.objects.create(deadline=row, from_at=MONDAY, until_at=MONDAY + 2 * HOUR, reason="customer")

    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(deadline=row, from_at=MONDAY + HOUR, until_at=MONDAY + 3 * HOUR, reason="customer")
    Pause.objects.create(deadline=row, from_at=MONDAY + 2 * HOUR, reason="customer")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(deadline=row, from_at=MONDAY + 9 * HOUR, reason="customer")


def test_an_extension_moves_the_due_time_and_keeps_the_promise():
    row = clock(office(), promised_at=MONDAY + 4 * HOUR)

    actions.extend(deadline_id=row.pk, new_due_at=MONDAY + 30 * HOUR, at=MONDAY + HOUR, actor=CLERK)

    found = _fresh(row)
    assert (found.due_at, found.original_due_at, found.promised_at) == (
        MONDAY + 30 * HOUR, row.due_at, MONDAY + 4 * HOUR
    )  # fmt: skip


def test_an_extension_must_be_later():
    row = clock(office())

    with pytest.raises(actions.NotLater):
        actions.extend(deadline_id=row.pk, new_due_at=row.due_at, at=MONDAY + HOUR, actor=CLERK)


def test_a_restart_begins_the_next_cycle():
    row = clock(office())
    actions.meet_all(kind="case", object_id=7, at=MONDAY + HOUR)
    wanted = actions.Start(office=row.office, kind="case", object_id=7, name="final", limit_minutes=60)

    again = actions.restart([wanted], at=MONDAY + 5 * HOUR)[0]

    assert (again.cycle, again.state) == (2, "running")


def test_thirty_clocks_cost_as_many_statements_as_one(django_assert_num_queries):
    place = office()
    renew_revision()
    clock(place, object_id=100)
    wanted = [actions.Start(office=place, kind="case", object_id=n, name="final", limit_minutes=60) for n in range(30)]

    with django_assert_num_queries(2):  # the calendar's token and one insert
        actions.start_all(wanted, at=MONDAY)


def test_a_drafted_clock_writes_nothing_and_starts_as_it_would_have_at_once():
    place = office()
    wanted = actions.Start(office=place, kind="case", object_id=None, name="final", limit_minutes=600)

    drafts = actions.draft_all([wanted], at=MONDAY)
    written_before = Deadline.objects.count()
    actions.start_drafted(drafts, object_id=8)

    at_once = clock(place, object_id=9, name="final", minutes=600)
    same = ("due_at", "original_due_at", "soon_at", "next_step_at", "ladder_id", "cycle", "state", "started_at")
    started = Deadline.objects.get(kind="case", object_id=8)
    assert written_before == 0
    assert [getattr(started, name) for name in same] == [getattr(_fresh(at_once), name) for name in same]
