"""What is shown of personal data until there is a need: 9*** 6087."""

from steward.foundation.search.phones import digits

SHOWN_END = 4


def mask_phone(number: str) -> str:
    """Return a telephone number with its middle hidden; a short one hides all but two digits."""
    found = digits(number)
    if len(found) <= SHOWN_END + 1:
        return "*" * max(len(found) - 2, 0) + found[-2:]
    head = found[:1] if len(found) <= 8 else found[:3]
    return f"{head}*** {found[-SHOWN_END:]}"


def mask_value(way: str, value: str) -> str:
    """Return one contact masked in the manner of its kind."""
    if way == "email":
        name, _at, host = value.partition("@")
        return f"{name[:1]}***@{host}"
    if way == "chat":
        return f"{value[:2]}***"
    return mask_phone(value)
