"""What is shown of a contact until there is a need, in the manner of its kind."""

from steward.foundation.privacy.masking import mask_email, mask_phone


def mask_value(way: str, value: str) -> str:
    """Return one contact masked."""
    if way == "email":
        return mask_email(value)
    if way == "chat":
        return f"{value[:2]}***"
    return mask_phone(value)
