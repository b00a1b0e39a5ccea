from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.deadlines.queries import clocks_for
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history
from steward.organisation.models import Shift
from steward.organisation.queries import on_duty, superior_of
from steward.organisation.tests.factories import NOW, actor
from steward.rosters import actions
from steward.rosters.actions import refusals
from steward.rosters.models import Handover
from steward.rosters.rules import visible_to
from steward.rosters.tests.factories import ENDS, count, handover, shift, sign

State = Handover.State


def _as_relief(world, row, at=NOW, who="lau"):
    return {"handover_id": row.pk, "version": row.version, "actor": actor(world.people[who]), "at": at}


def test_a_shift_is_handed_over_once_counted_and_signed_by_both(world):
    row = sign(world, count(world, handover(world)))

    done = actions.take_over(**_as_relief(world, row))

    assert (done.state, done.incoming_signed_at, done.due_at) == (State.DONE, NOW, ENDS)
    assert Shift.objects.get().until_at == NOW
    assert [line.event.verb for line in history("handover", row.pk)] == [
        "rosters.handover_done", "rosters.handover_signed", "rosters.handover_counted", "rosters.handover_opened",
    ]  # fmt: skip


def test_a_difference_stands_in_the_way_until_it_is_explained(world):
    row = handover(world)

    with pytest.raises(refusals.Unexplained):
        count(world, row, counted=4)
    row.refresh_from_db()
    assert count(world, row, counted=4, explanation="工程部借出一條").state == State.COUNTED


def test_what_was_not_counted_stands_in_the_way(world):
    row = handover(world)

    with pytest.raises(refusals.Unexplained):
        actions.count_items(
            handover_id=row.pk, version=1, counts={}, remarks=actions.Remarks(premises_ok=True),
            actor=actor(world.people["tsang"]), at=NOW,
        )  # fmt: skip


def test_nobody_signs_before_counting_or_relieves_themself(world):
    row = handover(world)

    with pytest.raises(refusals.NotYourTurn):
        sign(world, row)
    row = count(world, row)
    with pytest.raises(refusals.ReliefMissing):
        sign(world, row, incoming="tsang")
    with pytest.raises(refusals.ReliefMissing):
        sign(world, row, incoming="ng")  # of another office


def test_only_the_relief_who_was_named_takes_over(world):
    row = sign(world, count(world, handover(world)))

    for other in ("tsang", "kwok", "chen"):
        with pytest.raises(PermissionDenied):
            actions.take_over(**_as_relief(world, row, who=other))
    with pytest.raises(StaleVersion):
        actions.take_over(**(_as_relief(world, row) | {"version": 1}))


def test_a_refusal_has_its_reason_and_keeps_the_other_on_duty(world):
    row = sign(world, count(world, handover(world)))

    with pytest.raises(refusals.ReasonMissing):
        actions.refuse_handover(**_as_relief(world, row), reason=" ")
    refused = actions.refuse_handover(**_as_relief(world, row), reason="對講機沒電")

    assert (refused.state, refused.outgoing_signed_at) == (State.REFUSED, None)
    assert world.people["tsang"].pk in on_duty(world.office.pk, ENDS + timedelta(hours=1))
    assert Notice.objects.filter(code="rosters.handover_refused", urgent=True).count() == 1


def test_without_relief_the_superior_is_told_and_a_clock_runs_until_somebody_takes_over(world):
    row = handover(world)
    tsang = actor(world.people["tsang"])

    waiting = actions.report_no_relief(handover_id=row.pk, version=1, actor=tsang, at=NOW)

    told = Notice.objects.get(code="rosters.no_relief")
    assert told.person_id == superior_of(tsang.person_id, world.office.pk, NOW)
    assert world.people["tsang"].pk in on_duty(world.office.pk, ENDS + timedelta(hours=1))
    assert [clock.name for clock in clocks_for("handover", [row.pk])[row.pk]] == ["relief"]

    again = actions.count_again(handover_id=row.pk, version=waiting.version, actor=tsang, at=NOW)
    actions.take_over(**_as_relief(world, sign(world, count(world, again))))

    told.refresh_from_db()
    assert told.withdrawn_at == NOW
    assert not clocks_for("handover", [row.pk])


def test_a_shift_has_one_handover_opened_by_its_own_person(world):
    row = shift(world)

    with pytest.raises(PermissionDenied):
        actions.open_handover(shift_id=row.pk, actor=actor(world.people["ho"]), at=NOW)
    with pytest.raises(refusals.ShiftNotBegun):
        actions.open_handover(shift_id=row.pk, actor=actor(world.people["tsang"]), at=NOW - timedelta(hours=8))
    actions.open_handover(shift_id=row.pk, actor=actor(world.people["tsang"]), at=NOW)
    with pytest.raises(refusals.AlreadyOpened):
        actions.open_handover(shift_id=row.pk, actor=actor(world.people["tsang"]), at=NOW)


@pytest.mark.parametrize(
    ("who", "sees"), [("tsang", True), ("lau", False), ("ho", True), ("ng", False), ("mui", True)]
)
def test_a_handover_is_seen_by_its_two_and_by_those_who_lead_or_audit_the_office(world, who, sees):
    handover(world)

    assert visible_to(actor(world.people[who]), Handover.objects.all()).exists() is sees
