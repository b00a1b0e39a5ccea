"""Everything that can be done with a case. Each verb is one function, one transaction and one row of history."""

from .assigning import (
    AlreadyTheirs,
    AnsweredByDirectorsAssistant,
    ManyDone,
    accept,
    assign,
    assign_many,
    hand_over_all,
)
from .clocks import follow_clock
from .closing import (
    NoCause,
    NoInstruction,
    NoResult,
    NotAnswered,
    NotResolved,
    NoWord,
    Result,
    Unhappy,
    accept_feedback,
    close,
    reopen,
    resolve,
    withdraw,
)
from .editing import edit
from .escalating import NobodyAbove, chase, escalate, steps_taken
from .grading import SameGrade, change_grade, instruct, raise_after_a_month, raise_all_after_a_month
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
from .learning import learn_categories, learn_categories_everywhere
from .loading import load_presets
from .merging import NoTitle, NotTogether, group, link, merge, ungroup, unlink, unmerge
from .naming import NotNamed, name_person, unname_person
from .offering import (
    NobodyOffered,
    Offered,
    accept_offer,
    answer_from_outside,
    hand_over,
    renew_link,
    return_offer,
    withdraw_offer,
)
from .refusals import InThePast, NobodyThere, NotAColleague, NoText, NothingSaid, Refusal, WorkUnfinished
from .registering import register
from .replying import NotYet, add_files, add_note, hear_customer, reply
from .setting import (
    EndsBeforeItBegins,
    NoLimit,
    NoSuchPreset,
    SetAlready,
    StillUsed,
    TwoLevels,
    add_setting,
    apply_clock_preset,
    change_setting,
    restore_setting,
    retire_setting,
)
from .timing import (
    AskedBefore,
    NobodyDecides,
    NothingRuns,
    NotLaterEnough,
    extension_decided,
    pause,
    request_extension,
    resume,
)
from .undoing import UNDO, ChangedSince, VisitSettled
from .views import TooManyViews, choose_columns, forget_view, save_view
from .working import (
    Done,
    NobodySigned,
    NoJob,
    NotExecuting,
    NotTheirs,
    accept_job,
    cancel_job,
    finish_job,
    photograph_job,
    return_job,
    send_job,
)

__all__ = [
    "UNDO", "AlreadyTheirs", "AnsweredByDirectorsAssistant", "AskedBefore", "ChangedSince", "Dispatched", "Done",
    "EndsBeforeItBegins", "InThePast", "Intake", "ManyDone", "NoCause", "NoDescription", "NoExplanation",
    "NoInstruction", "NoJob", "NoLimit", "NoReason", "NoResult", "NoSuchPreset", "NoText", "NoTitle", "NoWord",
    "NobodyAbove", "NobodyDecides", "NobodyOffered", "NobodyReferredTo", "NobodySigned", "NobodyThere",
    "NotAColleague", "NotAnswered", "NotExecuting", "NotLaterEnough", "NotNamed", "NotOurs", "NotResolved",
    "NotSolved", "NotTheirs", "NotTogether", "NotYet", "NothingRuns", "NothingSaid", "Offered", "OnTheSpot",
    "Refusal", "Result", "SameGrade", "SetAlready", "StillUsed", "TooManyViews", "TwoLevels", "Unhappy",
    "VisitSettled", "WorkUnfinished", "accept", "accept_feedback", "accept_job", "accept_offer", "add_files",
    "add_note", "add_setting", "answer_from_outside", "apply_clock_preset", "assign", "assign_many", "cancel_job",
    "change_grade", "change_setting", "chase", "choose_columns", "close", "edit", "escalate", "extension_decided",
    "finish_job", "follow_clock", "forget_view", "group", "hand_over", "hand_over_all", "hear_customer", "instruct",
    "learn_categories", "learn_categories_everywhere", "link", "load_presets", "merge", "name_person", "pause",
    "photograph_job", "raise_after_a_month", "raise_all_after_a_month", "register", "renew_link", "reopen", "reply",
    "request_extension", "resolve", "restore_setting", "resume", "retire_setting", "return_job", "return_offer",
    "save_view", "send_job", "steps_taken", "ungroup", "unlink", "unmerge", "unname_person", "withdraw",
    "withdraw_offer",
]  # fmt: skip
