"""Any order of starting, pausing, resuming, extending, meeting and sweeping keeps the promises of a clock."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from steward.foundation.deadlines import actions
from steward.foundation.deadlines.models import Deadline, Pause, StepTaken
from steward.foundation.identity.actor import system
from steward.foundation.timeline.models import Event

from .factories import MONDAY, clock, office

CLERK = system("test")
SUBJECT = {"kind": "case", "object_id": 7}


class Clocks(RuleBasedStateMachine):
    """One subject with one clock, acted upon in any order while time goes on."""

    def __init__(self):
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.at = MONDAY
        self.row = clock(office(), minutes=600, promised_at=MONDAY + timedelta(hours=9))
        self.original = self.row.due_at
        self.taken: set[int] = set()

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def fresh(self):
        return Deadline.objects.get(pk=self.row.pk)

    @rule(minutes=some.integers(1, 4000))
    def time_passes(self, minutes):
        self.at += timedelta(minutes=minutes)

    @rule()
    def pause(self):
        actions.pause(**SUBJECT, at=self.at, reason="customer", actor=CLERK)

    @rule()
    def resume(self):
        before = self.fresh()
        actions.resume(**SUBJECT, at=self.at, actor=CLERK)
        if before.state == "paused":
            assert self.fresh().due_at is not None

    @rule(hours=some.integers(1, 200))
    def extend(self, hours):
        try:
            actions.extend(
                deadline_id=self.row.pk, new_due_at=self.at + timedelta(hours=hours), at=self.at, actor=CLERK
            )
        except (actions.NotLater, Deadline.DoesNotExist):
            return

    @rule(minutes=some.integers(1, 3000))
    def change_limit(self, minutes):
        change = actions.NewLimit(name="final", limit_minutes=minutes, basis="calendar", ladder_code="major")
        actions.change_limits(**SUBJECT, changes=[change], at=self.at, actor=CLERK)

    @precondition(lambda self: self.at > MONDAY + timedelta(days=4))
    @rule()
    def meet(self):
        actions.meet(**SUBJECT, name="final", at=self.at)

    @rule()
    def sweep(self):
        actions.take_due_steps(at=self.at)
        row = self.fresh()
        assert row.next_step_at is None or row.next_step_at > self.at

    @invariant()
    def the_promise_and_the_first_due_time_stay(self):
        row = self.fresh()
        assert (row.promised_at, row.original_due_at) == (MONDAY + timedelta(hours=9), self.original)

    @invariant()
    def steps_taken_stay_taken_and_a_miss_is_written_once(self):
        numbers = set(StepTaken.objects.values_list("number", flat=True))
        assert numbers >= self.taken
        assert StepTaken.objects.count() == len(numbers)
        assert Event.objects.filter(verb="deadlines.missed").count() == (0 in numbers)
        self.taken = numbers

    @invariant()
    def one_pause_is_open_exactly_while_paused(self):
        paused = self.fresh().state == "paused"
        assert Pause.objects.filter(until_at=None).count() == paused


Clocks.TestCase.settings = settings(
    max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)


TestClocks = pytest.mark.django_db(pytest.mark.slow(Clocks.TestCase))
