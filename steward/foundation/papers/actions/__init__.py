"""File the signed paper of a record: by its code, or by what somebody says it is."""

from steward.foundation.papers.refusals import NoSuchRecord, NotAPage, OneIsBad, SettledMeanwhile, TooManyPages

from .filing import file_paper
from .sending import discard, send_in, settle

__all__ = [
    "NoSuchRecord", "NotAPage", "OneIsBad", "SettledMeanwhile", "TooManyPages", "discard", "file_paper", "send_in", "settle",
]  # fmt: skip
