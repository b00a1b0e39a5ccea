"""Everything that can be done with a case. Each verb is one function, one transaction and one row of history."""

from .intake import (
    Dispatched,
    Intake,
    NobodyReferredTo,
    NoDescription,
    NoExplanation,
    NoReason,
    NotOurs,
    NotSolved,
    OnTheSpot,
)
from .loading import load_presets
from .refusals import InThePast, NobodyThere, NotAColleague, NothingSaid, Refusal
from .registering import register

__all__ = [
    "Dispatched", "InThePast", "Intake", "NoDescription", "NoExplanation", "NoReason", "NobodyReferredTo",
    "NobodyThere", "NotAColleague", "NotOurs", "NotSolved", "NothingSaid", "OnTheSpot", "Refusal",
    "load_presets", "register",
]  # fmt: skip
