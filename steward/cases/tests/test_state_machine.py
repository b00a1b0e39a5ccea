"""Whatever people do, in whatever order: an open case has an owner and a next date, a closed one its facts."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from steward.cases import actions
from steward.cases.actions import Dispatched, Done, NotOurs, OnTheSpot, Refusal
from steward.cases.models import (
    OPEN,
    Case,
    Category,
    Channel,
    CloseCode,
    Grade,
    Handover,
    IllegalMove,
    Job,
    Kind,
    PauseReason,
    Status,
)
from steward.cases.tests.factories import RESULT, case
from steward.foundation.deadlines.models import Deadline
from steward.foundation.timeline.models import About
from steward.organisation.tests.factories import NOW

PEOPLE = ("lin", "wong", "chen", "ho", "leung", "fong", "lau", "chow", "cheng", "sin")
ANYBODY = st.sampled_from(("owner",) * 12 + PEOPLE)  # mostly whoever owns it
WAYS_OUT = (
    Dispatched(), OnTheSpot(explanation="已處理"), OnTheSpot(explanation="已處理", satisfied=True),
    NotOurs(explanation="屬供水公司", referred_to="供水公司"),
)  # fmt: skip


class Desk(RuleBasedStateMachine):
    """Random people do random things to a few cases; refusals are part of life, anything else is a fault."""

    cases = Bundle("cases")
    here = None

    def __init__(self):
        super().__init__()
        self.at, self.before = NOW, transaction.savepoint_create()

    def teardown(self):
        transaction.savepoint_rollback(self.before)

    def _try(self, verb, by, **fields):
        """Let somebody try; return whether it was done."""
        self.at += timedelta(minutes=7)
        if by == "owner":
            owner = Case.objects.values_list("owner_id", flat=True).get(pk=fields["case_id"])
            by = next(word for word, person in self.here.world.people.items() if person.pk == owner)
        before = About.objects.filter(kind="case", role="subject").count()
        if verb is actions.cancel_job:
            del fields["case_id"]
        try:
            verb(actor=self.here.actor(by, self.at), at=self.at, **fields)
        except (Refusal, PermissionDenied, IllegalMove):
            assert About.objects.filter(kind="case", role="subject").count() == before
            return False
        return True

    @rule(
        target=cases,
        by=st.sampled_from(PEOPLE),
        kind=st.sampled_from(Kind),
        way_out=st.sampled_from(WAYS_OUT),
        channel=st.sampled_from([Channel.PHONE, Channel.HOTLINE, Channel.MEDIA]),
        category=st.sampled_from(["manner", "manner", "leak"]),
    )
    def register(self, by, kind, way_out, channel, category):
        self.at += timedelta(minutes=7)
        try:
            category = Category.objects.get(code=category)
            fields = {"kind": kind, "way_out": way_out, "channel": channel, "category": category}
            return case(self.here, by=by, at=self.at, **fields).pk
        except PermissionDenied:
            return multiple()

    @rule(pk=cases, by=ANYBODY, to=st.sampled_from(PEOPLE))
    def assign(self, pk, by, to):
        self._try(actions.assign, by, case_id=pk, owner_id=self.here.person(to).pk)

    @rule(pk=cases, by=ANYBODY, purpose=st.sampled_from(["first", "progress", "result"]))
    def reply(self, pk, by, purpose):
        self._try(actions.reply, by, case_id=pk, text="已告知", purpose=purpose, way="phone")

    @rule(pk=cases, by=ANYBODY)
    def pause_or_resume(self, pk, by):
        until = self.at + timedelta(days=1)
        if not self._try(actions.pause, by, case_id=pk, reason=PauseReason.PARTS, until_at=until):
            self._try(actions.resume, by, case_id=pk)

    @rule(pk=cases, by=ANYBODY, to=st.sampled_from(["ENG", "SEC", "DEV"]))
    def offer(self, pk, by, to):
        self._try(actions.hand_over, by, case_id=pk, why="屬貴部", department_id=self.here.world.department(to).pk)

    @rule(pk=cases, by=st.sampled_from(["kwok", "lau", "tsang"]), takes=st.booleans())
    def answer(self, pk, by, takes):
        offer = Handover.objects.filter(case=pk).order_by("-pk").first()
        if offer and takes:
            self._try(actions.accept_offer, by, handover_id=offer.pk)
        elif offer:
            self._try(actions.return_offer, by, handover_id=offer.pk, why="不屬本部")

    @rule(pk=cases, by=ANYBODY)
    def send_job(self, pk, by):
        self._try(actions.send_job, by, case_id=pk, what="檢查", department_id=self.here.world.department("ENG").pk)

    @rule(pk=cases, by=st.sampled_from(["lau", "chen"]))
    def work(self, pk, by):
        job = Job.objects.filter(case=pk).order_by("-pk").first()
        if job and not self._try(actions.accept_job, by, job_id=job.pk):
            self._try(actions.finish_job, by, job_id=job.pk, done=Done(note="完成"))

    @rule(pk=cases, by=ANYBODY, grade=st.sampled_from(Grade))
    def grade(self, pk, by, grade):
        if self._try(actions.change_grade, by, case_id=pk, grade=grade, why="…"):
            self._try(actions.instruct, "leung", case_id=pk, text="今日辦")

    @rule(pk=cases, by=ANYBODY)
    def resolve(self, pk, by):
        self._try(actions.resolve, by, case_id=pk, result=RESULT)

    @rule(pk=cases, by=ANYBODY, satisfaction=st.sampled_from([1, 2, 3, None]),
          code=st.sampled_from([None, CloseCode.NO_FEEDBACK]))  # fmt: skip
    def close(self, pk, by, satisfaction, code):
        self._try(actions.close, by, case_id=pk, satisfaction=satisfaction, code=code, why="…")

    @rule(pk=cases, by=ANYBODY, satisfaction=st.sampled_from([1, 2, 3]))
    def hear(self, pk, by, satisfaction):
        self._try(actions.accept_feedback, by, case_id=pk, satisfaction=satisfaction, text="…")

    @rule(pk=cases, satisfaction=st.sampled_from([1, 2, 3]), by=st.sampled_from(["owner", "chen", "ho"]))
    def finish(self, pk, satisfaction, by):
        for job in Job.objects.filter(case=pk):
            self._try(actions.cancel_job, "owner", job_id=job.pk, case_id=pk)
        self._try(actions.reply, "owner", case_id=pk, text="已辦妥", purpose="result", way="phone")
        self._try(actions.resolve, "owner", case_id=pk, result=RESULT)
        self._try(actions.accept_feedback, by, case_id=pk, satisfaction=satisfaction, text="…")

    @rule(pk=cases, by=ANYBODY)
    def reopen(self, pk, by):
        self._try(actions.reopen, by, case_id=pk, why="又壞")

    @rule(pk=cases, by=ANYBODY)
    def withdraw(self, pk, by):
        self._try(actions.withdraw, by, case_id=pk, why="自行解決")

    @rule(pk=cases, into=cases, by=ANYBODY)
    def merge_or_not(self, pk, into, by):
        if not self._try(actions.merge, by, case_id=pk, into_id=into):
            self._try(actions.unmerge, by, case_id=pk)

    @rule(pk=cases, by=ANYBODY, who=st.sampled_from(["tsang", "chen", "lin"]))
    def name(self, pk, by, who):
        self._try(actions.name_person, by, case_id=pk, person_id=self.here.person(who).pk)

    @invariant()
    def an_open_case_has_an_owner_and_a_next_date(self):
        for found in Case.objects.filter(status__in=OPEN):
            assert found.owner_id, found
            assert found.next_due_at or found.is_paused, (found, found.status)

    @invariant()
    def the_next_date_is_that_of_its_clocks(self):
        for found in Case.objects.all():
            clocks = Deadline.objects.filter(kind="case", object_id=found.pk, state="running")
            assert found.next_due_at == min((c.due_at for c in clocks), default=None), (found, found.status)

    @invariant()
    def nobody_named_owns_what_names_them(self):
        assert not Case.objects.filter(is_open=True, named__person=F("owner")).exists()

    @invariant()
    def a_closed_case_has_what_closing_needs(self):
        for found in Case.objects.filter(status=Status.CLOSED):
            assert found.closed_at, found
            assert found.close_code, found
            open_work = found.jobs.filter(state__in=["sent", "accepted"]).exists()
            assert not open_work, found
            assert not found.handovers.filter(state="offered").exists(), found
            if found.kind in (Kind.COMPLAINT, Kind.HELP) and found.outcome == "dispatched":
                assert found.satisfaction or found.close_reason, found
                assert found.result, found
            if found.grade == Grade.MAJOR:
                assert found.instructions.filter(cycle=found.cycle).exists(), found


@pytest.mark.slow
def test_whatever_people_do_no_case_is_lost(here):
    Desk.here = here

    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=4, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
