"""What pages and reports ask about cases; each page has a module and an object of its own."""

from .owners import Where, department_by_code, on_call, owner_for, target_for
from .persons import doers_now, named_in, named_in_job, owners_now
from .policies import CLOCKS, FEEDBACK, FINAL, FIRST_REPLY, PROGRESS, Limit, limits_of, policy_for
from .precedents import Precedents, precedents

__all__ = [
    "CLOCKS", "FEEDBACK", "FINAL", "FIRST_REPLY", "PROGRESS", "Limit", "Precedents", "Where", "department_by_code",
    "doers_now", "limits_of", "named_in", "named_in_job", "on_call", "owner_for", "owners_now", "policy_for",
    "precedents", "target_for",
]  # fmt: skip
