"""Ask for approval, decide, take back."""

from .deciding import NeedsRemark, Stale, decide, decide_together
from .requesting import AlreadyWaiting, NobodyDecides, Wanted, request
from .stepping import follow_clock
from .withdrawing import withdraw

__all__ = [
    "AlreadyWaiting",
    "NeedsRemark",
    "NobodyDecides",
    "Stale",
    "Wanted",
    "decide",
    "decide_together",
    "follow_clock",
    "request",
    "withdraw",
]
