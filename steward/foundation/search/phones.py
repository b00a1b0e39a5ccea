"""Telephone numbers by their ending: what a caller's display shows, what somebody remembers."""

import re

from .grams import MARK

ENDING = f"{MARK}p"
FEWEST_DIGITS = 4
MOST_DIGITS = 15
_NOT_A_DIGIT = re.compile(r"\D+", re.ASCII)


def digits(text: str) -> str:
    """Return the digits of a number as it was typed, whatever stands between them."""
    return _NOT_A_DIGIT.sub("", text)[-MOST_DIGITS:]


def phone_key(number: str) -> str:
    """Return the index key of a number: its digits backwards, so that an ending is a beginning; empty if too short."""
    found = digits(number)
    return ENDING + found[::-1] if len(found) >= FEWEST_DIGITS else ""
