"""What a domain is handed of a phone's message, and what it answers (`Kind.offline`: act -> handler)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office


@dataclass(frozen=True, kw_only=True)
class Incoming:
    """One thing done on a phone. `captured_at` is by the server's clock; the body is as the phone sent it, unchecked."""

    actor: Actor
    office: Office | None
    key: UUID
    captured_at: datetime
    received_at: datetime
    clock_doubtful: bool
    body: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was done: the record that it is about, and words and a page for the phone to show."""

    kind: str = ""
    id: int | None = None
    words: str = ""
    url: str = ""


class Refused(Exception):
    """A message that is not carried out; its words and the fields that are wrong are shown on the phone."""

    def __init__(self, words: str, fields: Mapping[str, list[str]] | None = None):
        super().__init__(words)
        self.words = words
        self.fields = dict(fields or {})


class Contradicted(Refused):
    """Somebody else changed the record before the message arrived: the phone keeps it for its person to decide."""
