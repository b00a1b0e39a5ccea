"""The cases of the demo company: on the last day something of everything lies open, and all of it holds together."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Q

from steward.cases.models import Case, CaseGroup, Extension, Handover, Job, KnownOutage, Named, Status
from steward.cases.queries.board import INSTRUCTION
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import system
from steward.foundation.search import queries as search
from steward.foundation.timeline.actions import seal_pending
from steward.foundation.timeline.models import About, Seal
from steward.simulation.actions import Size, generate
from steward.visits.models import Visit

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ENOUGH = 30


@pytest.mark.slow
def test_the_last_day_leaves_something_for_everybody_and_no_case_without_owner_and_date(db):
    generate(
        size=Size(offices=2, units=60, cases=40), seed=7, until=date(2026, 11, 24), password="a",
        actor=system("simulation"), at=NOW,
    )  # fmt: skip

    cases = Case.objects.all()
    still_open = cases.filter(is_open=True)
    assert cases.count() > 40
    assert set(cases.values_list("status", flat=True)) >= set(Status) - {Status.WITHDRAWN}
    assert not still_open.filter(Q(owner=None) | Q(next_due_at=None, is_paused=False)).exists()
    assert still_open.filter(rank_at__lt=NOW).exists()
    assert still_open.filter(rank_at__gt=NOW, rank_at__lt=NOW + timedelta(hours=1)).exists()
    assert still_open.filter(INSTRUCTION).exists()
    assert still_open.filter(is_paused=True).exists()
    assert still_open.filter(cycle=2).exists()
    assert cases.exclude(merged_into=None).exists()
    for model in (CaseGroup, Named, KnownOutage):
        assert model.objects.exists()
    assert Extension.objects.filter(state="asked").count() == 2
    assert Handover.objects.filter(state="offered").count() == 3
    assert {"sent", "accepted", "done"} <= set(Job.objects.values_list("state", flat=True))
    assert {"planned", "passed", "failed"} <= set(Visit.objects.values_list("state", flat=True))
    _holds_together(cases)


def _holds_together(cases):
    closed = list(cases.filter(is_open=False).values_list("pk", flat=True))
    open_clocks = Deadline.objects.filter(kind="case", object_id__in=closed, state__in=Deadline.OPEN)
    events = About.objects.filter(kind="case", verb="cases.registered", role="subject")
    assert not open_clocks.exists()
    assert set(events.values_list("object_id", flat=True)) == set(cases.values_list("pk", flat=True))
    assert search.narrow(cases, kind="case", words="電梯").exists()
    assert seal_pending(at=NOW) == Seal.objects.count() > ENOUGH
