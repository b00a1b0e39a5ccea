"""What customers bring: cases, who works on them, what was said, and the rules that each office sets."""

from .case import LAST, Case, CaseGroup, IllegalMove, Named, Related
from .settings import (
    Category,
    ClockPolicy,
    DispatchRule,
    HouseNumbers,
    KnownOutage,
    LearnedCategories,
    ListColumns,
    SavedView,
    StandardAnswer,
)
from .words import OPEN, CauseClass, Channel, CloseCode, Grade, Kind, Outcome, PauseReason, Reason, Status, Validity
from .work import Extension, Handover, Instruction, Job, Note, Reply

__all__ = [
    "LAST",
    "OPEN",
    "Case",
    "CaseGroup",
    "Category",
    "CauseClass",
    "Channel",
    "ClockPolicy",
    "CloseCode",
    "DispatchRule",
    "Extension",
    "Grade",
    "Handover",
    "HouseNumbers",
    "IllegalMove",
    "Instruction",
    "Job",
    "Kind",
    "KnownOutage",
    "LearnedCategories",
    "ListColumns",
    "Named",
    "Note",
    "Outcome",
    "PauseReason",
    "Reason",
    "Related",
    "Reply",
    "SavedView",
    "StandardAnswer",
    "Status",
    "Validity",
]  # fmt: skip
