"""Who may do what with a case, how grave it is, and where it goes by itself."""

from .dispatching import Target, choose, target_of
from .grading import TOGETHER, Facts, Grading, grade, one_up
from .rights import (
    VERBS,
    jobs_visible_to,
    may_answer,
    may_assign,
    may_chase,
    may_close,
    may_close_unheard,
    may_do,
    may_escalate,
    may_grade,
    may_hear,
    may_instruct,
    may_lower_grade,
    may_merge,
    may_name,
    may_note,
    may_print,
    may_register,
    may_reopen,
    may_reply,
    may_reveal,
    may_set,
    may_unname,
    may_work,
    rights_on,
    sees,
    sensitivity,
    stands_for,
    visible_to,
)

__all__ = [
    "TOGETHER", "VERBS", "Facts", "Grading", "Target", "choose", "grade", "jobs_visible_to",
    "may_answer", "may_assign", "may_chase", "may_close", "may_close_unheard", "may_do", "may_escalate", "may_grade", "may_hear",
    "may_instruct", "may_lower_grade", "may_merge", "may_name", "may_note", "may_print", "may_register", "may_reopen", "may_reply", "may_reveal",
    "may_set", "may_unname", "may_work", "one_up", "rights_on", "sees", "sensitivity", "stands_for", "target_of",
    "visible_to",
]  # fmt: skip
