"""What is done with return visits."""

from .loading import load_presets
from .planning import cancel_planned, discharge_by_close, follow_clock, plan_after_case, reassign
from .ruling import follow_company, set_rule
from .visiting import (
    AlreadyDone,
    NotReviewable,
    Report,
    TooEarly,
    record_attempt,
    record_visit,
    review_visit,
)  # fmt: skip

__all__ = [
    "AlreadyDone", "NotReviewable", "Report", "TooEarly", "cancel_planned", "discharge_by_close", "follow_clock",
    "follow_company",
    "load_presets", "plan_after_case", "reassign", "record_attempt", "record_visit", "review_visit", "set_rule",
]  # fmt: skip
