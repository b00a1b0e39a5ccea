from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from steward.rosters import rules
from steward.rosters.models import DutyLog, Handover

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


@pytest.mark.parametrize("model", [DutyLog, Handover])
def test_every_state_has_its_moves(model):
    assert set(model.MOVES) == set(model.State)


def test_a_finished_handover_and_a_signed_log_never_move_again():
    assert not Handover.MOVES[Handover.State.DONE]
    assert not DutyLog.MOVES[DutyLog.State.SIGNED]


def test_a_handover_is_done_only_after_its_things_were_counted():
    before = {state for state, to in Handover.MOVES.items() if Handover.State.DONE in to}

    assert before == {Handover.State.COUNTED}


@pytest.mark.parametrize(
    ("counted", "explanation", "stands"),
    [
        (None, "", True),
        (None, "lost", True),
        (4, "", True),
        (4, "  ", True),
        (4, "one lent out", False),
        (5, "", False),
    ],
)
def test_a_difference_is_explained_before_signing(counted, explanation, stands):
    number = None if counted is None else Decimal(counted)

    assert rules.unexplained(Decimal(5), number, explanation) is stands


def test_an_entry_is_late_by_the_day_of_the_office():
    evening = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)  # 23:59 in Hong Kong
    after_midnight = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)

    assert rules.is_late(evening, after_midnight, HONG_KONG)
    assert not rules.is_late(evening, evening, HONG_KONG)
