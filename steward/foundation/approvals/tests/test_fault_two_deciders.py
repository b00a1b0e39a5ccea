"""Two deciders at the same moment: one decision counts, the domain hears of it once."""

import threading

import pytest
from django.db import connection

from steward.foundation.approvals import actions
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.timeline.models import Event

from .asks import heard
from .factories import MONDAY, ask, holder

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]


def _together(*tries):
    """Run these at the same moment, each on a connection of its own; return the names of what was raised."""
    gate, ends = threading.Barrier(len(tries)), [""] * len(tries)

    def run(place, attempt):
        try:
            gate.wait(timeout=10)
            attempt()
        except Exception as refusal:
            ends[place] = type(refusal).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, attempt)) for place, attempt in enumerate(tries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(ends)


@pytest.mark.parametrize("second", [Step.Decision.APPROVED, Step.Decision.RETURNED])
def test_of_two_decisions_on_the_last_step_one_counts(office, lin, second):
    first, other = holder("梁國棟", "OD", office), holder("余德光", "OD", office)
    approval = ask(office, lin, steps=("OD",))

    def decide(actor, decision):
        return lambda: actions.decide(
            approval_id=approval.pk, decision=decision, actor=actor, at=MONDAY, why="理由充分"
        )

    ends = _together(decide(first, Step.Decision.APPROVED), decide(other, second))

    assert ends[0] == ""
    assert ends[1] != ""
    assert len(heard) == 1
    assert Approval.objects.get().state == heard[0]["decision"]
    assert Event.objects.filter(verb__in=("approvals.approved", "approvals.returned")).count() == 1
