"""What pages and reports ask about cases; each page has a module and an object of its own."""

from .owners import GRAVE, Where, department_by_code, department_of, heir_of, on_call, owner_for, target_for
from .persons import (
    contact_words,
    doers_now,
    masked_phone,
    named_in,
    named_in_job,
    need_of_customer,
    owners_now,
    phone_in_clear,
)
from .policies import (
    CHASE,
    CLOCKS,
    FEEDBACK,
    FINAL,
    FIRST_REPLY,
    GENTLE,
    PAUSE,
    PROGRESS,
    TELL,
    Limit,
    limits_of,
    numbers_of,
    policy_for,
)
from .precedents import Precedents, precedents

__all__ = [
    "CHASE", "CLOCKS", "FEEDBACK", "FINAL", "FIRST_REPLY", "GENTLE", "GRAVE", "PAUSE", "PROGRESS", "TELL", "Limit",
    "Precedents", "Where", "contact_words", "department_by_code", "department_of", "doers_now", "heir_of", "limits_of", "masked_phone", "named_in", "named_in_job", "need_of_customer", "numbers_of",
    "on_call", "owner_for", "owners_now", "phone_in_clear", "policy_for", "precedents", "target_for",
]  # fmt: skip
