"""Why a file or a row cannot be taken, kept as an English sentence and its values, told in the reader's language."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True)
class Reason:
    """One sentence with its values; `text` is marked with gettext_noop where it is written."""

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return gettext(self.text) % self.values if self.values else gettext(self.text)

    def kept(self) -> list:
        """Return what is stored of it."""
        return [self.text, self.values]


class Unreadable(Exception):
    """A file, row or cell that cannot be taken; says why."""

    def __init__(self, text: str, **values: Any):
        self.reason = Reason(text, values)
        super().__init__(str(self.reason))
