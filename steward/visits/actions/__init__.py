"""What is done with return visits."""

from .loading import load_presets
from .planning import cancel_planned, discharge_by_close, plan_after_case, reassign
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
    "AlreadyDone", "NotReviewable", "Report", "TooEarly", "cancel_planned", "discharge_by_close", "load_presets", "plan_after_case", "reassign", "record_attempt",
    "record_visit", "review_visit",
]  # fmt: skip
