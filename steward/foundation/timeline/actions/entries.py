"""What is to be written into the history, as the acts say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline.models import Origin


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing an act is about. Roles: "subject" for the record changed, else what it is to the act."""

    kind: str
    object_id: int
    role: str = "subject"


@dataclass(frozen=True, slots=True)
class Said:
    """Personal text said in an act, kept apart under the key of the person it is about."""

    key: PersonalKey
    text: str


@dataclass(kw_only=True, slots=True)
class Entry:
    """One act to be written; `facts` hold ids, codes, dates and amounts, never personal text."""

    verb: str
    office: Office | None
    actor: Actor
    captured_at: datetime
    about: Sequence[Concern]
    received_at: datetime | None = None
    facts: Mapping[str, Any] | None = None
    said: Mapping[str, Said] | None = None
    origin: Origin = Origin.LIVE
    batch: int | None = None
    voids: int | None = None
    on_behalf_of: int | None = None
