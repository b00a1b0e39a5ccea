"""The only room of inspections that writes."""

from .rounds_planning import lapse_rounds, plan_day
from .rounds_refusals import AlreadySeen, AlreadyStarted, NotStarted, PointsWaiting, RoundOver
from .rounds_taking import take_along
from .rounds_walking import finish_round, hand_points, miss_point, start_round

__all__ = [
    "AlreadySeen", "AlreadyStarted", "NotStarted", "PointsWaiting", "RoundOver", "finish_round", "hand_points",
    "lapse_rounds", "miss_point", "plan_day", "start_round", "take_along",
]  # fmt: skip
