"""What is done with rectifications."""

from .issuing import issue
from .limiting import follow_company, set_limits
from .refusals import NothingSaid, NotOfThisOffice, NotOneOwner, OutOfRange, Refusal

__all__ = [
    "NotOfThisOffice", "NotOneOwner", "NothingSaid", "OutOfRange", "Refusal", "follow_company", "issue", "set_limits",
]  # fmt: skip
