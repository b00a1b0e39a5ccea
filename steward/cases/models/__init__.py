"""What customers bring: cases, who works on them, what was said, and the rules that each office sets."""

from .case import Case, CaseGroup, Named
from .settings import Category, ClockPolicy, DispatchRule, KnownOutage, SavedView, StandardAnswer
from .words import Channel, CloseCode, Grade, Kind, Outcome, Status, Validity
from .work import Handover, Instruction, Job, Note, Reply

__all__ = [
    "Case", "CaseGroup", "Category", "Channel", "ClockPolicy", "CloseCode", "DispatchRule", "Grade", "Handover",
    "Instruction", "Job", "Kind", "KnownOutage", "Named", "Note", "Outcome", "Reply", "SavedView", "StandardAnswer",
    "Status", "Validity",
]  # fmt: skip
