"""Whatever is tried in whatever order, nobody is relieved without everything counted and both signatures."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from steward.organisation.tests.factories import NOW, actor
from steward.rosters import actions
from steward.rosters.models import Handover
from steward.rosters.tests.factories import count, handover, sign

STEPS = ("count", "miscount", "again", "sign", "take", "take_self", "refuse", "no_relief")


def _try(world, row: Handover, name: str) -> None:
    plain = {"handover_id": row.pk, "version": row.version, "at": NOW}
    out, relief = actor(world.people["tsang"]), actor(world.people["lau"])
    acts = {
        "count": lambda: count(world, row),
        "miscount": lambda: count(world, row, counted=3),
        "again": lambda: actions.count_again(**plain, actor=out),
        "sign": lambda: sign(world, row),
        "take": lambda: actions.take_over(**plain, actor=relief),
        "take_self": lambda: actions.take_over(**plain, actor=out),
        "refuse": lambda: actions.refuse_handover(**plain, reason="房間未打掃", actor=relief),
        "no_relief": lambda: actions.report_no_relief(**plain, actor=out),
    }
    try:
        acts[name]()
    except (actions.Refusal, PermissionDenied):
        return


def _walk(world, names: list[str]) -> None:
    row = handover(world)
    for name in names:
        before = Handover.objects.get(pk=row.pk)
        _try(world, before, name)
        now = Handover.objects.get(pk=row.pk)
        assert now.state == before.state or now.state in Handover.MOVES[Handover.State(before.state)]
        if now.state == Handover.State.DONE:
            assert now.outgoing_signed_at is not None
            assert now.incoming_signed_at is not None
            assert now.incoming_id not in (None, now.outgoing_id)
            assert not now.items.filter(counted=None).exists()


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(STEPS), max_size=9))
@example(names=["count", "sign", "refuse", "no_relief", "again", "count", "sign", "take", "again", "no_relief"])
def test_no_sequence_of_acts_relieves_anybody_without_counting_and_both_signatures(world, names):
    with transaction.atomic():
        _walk(world, names)
        transaction.set_rollback(True)
