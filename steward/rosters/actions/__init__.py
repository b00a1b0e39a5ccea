"""What is done with handovers of shifts."""

from .handing_over import (
    Count,
    Remarks,
    count_again,
    count_items,
    open_handover,
    refuse_handover,
    report_no_relief,
    sign_over,
    take_over,
)
from .refusals import Refusal

__all__ = [
    "Count", "Refusal", "Remarks", "count_again", "count_items", "open_handover", "refuse_handover", "report_no_relief",
    "sign_over", "take_over",
]  # fmt: skip
