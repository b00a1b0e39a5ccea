"""What is shown of a personal detail until somebody has asked for it: always of the same length, so that nothing can be
guessed from it. Lists must not sort or filter by what they show masked."""

import re

_DIGITS = re.compile(r"\d", re.ASCII)
SHOWN_DIGITS = 4
NOTHING = "***"


def mask_name(name: str) -> str:
    """Return a name by its first and last character: 許*琪; a name of two keeps its first: 許**."""
    signs = name.strip()
    if len(signs) < 2:
        return NOTHING if signs else ""
    return f"{signs[0]}*{signs[-1]}" if len(signs) > 2 else f"{signs[0]}**"


def mask_phone(number: str) -> str:
    """Return a telephone number by its first digit and its last four: 9*** 6087; a short one shows its last two."""
    digits = "".join(_DIGITS.findall(number))
    if not digits:
        return NOTHING if number.strip() else ""
    if len(digits) < 2 * SHOWN_DIGITS:
        return f"**** **{digits[-2:]}" if len(digits) > SHOWN_DIGITS else NOTHING
    return f"{digits[0]}*** {digits[-SHOWN_DIGITS:]}"


def mask_email(address: str) -> str:
    """Return an address by its first character and its host: f***@example.org."""
    user, at, host = address.strip().partition("@")
    return f"{user[:1]}***@{host}" if at and user else (NOTHING if address.strip() else "")


def mask_text(text: str) -> str:
    """Return three stars for any text, and nothing for none."""
    return NOTHING if text.strip() else ""
