"""Write the history: one row per act and subject, in the transaction of the act itself."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.timeline.commitments import access_columns, commitment
from steward.foundation.timeline.models import Access, Event

from .entries import Entry
from .inserting import EVENT, Writing, canonical, whole


def record(**fields) -> Event:
    """Write one act (the fields of Entry) and return its row."""
    return record_all([Entry(**fields)])[0]


@transaction.atomic(savepoint=False)
def record_all(entries: Iterable[Entry]) -> list[Event]:
    """Write many acts with a handful of statements; returns the rows in the same order."""
    writing, entries = Writing(), list(entries)
    for entry in entries:
        writing.add(entry)
    return [_event(number, row) for number, row in zip(writing.write(entries), writing.rows, strict=True)]


@transaction.atomic(savepoint=False)
def record_many(entries: Iterable[Entry]) -> None:
    """Write as `record_all` does, for those who write thousands and need none of the rows."""
    writing, entries = Writing(), list(entries)
    for entry in entries:
        writing.add(entry)
    writing.write(entries)


def _event(number: int, row: Sequence[Any]) -> Event:
    """Return what was written as if it had been read."""
    columns = dict(zip(EVENT, row, strict=True))
    return Event.from_db(None, ["id", *EVENT], [number, *(columns | {"facts": json.loads(columns["facts"])}).values()])


def log_access(
    *, actor: Actor, act: str, kind: str, at: datetime, office: Office | None = None, object_id: int | None = None,
    reason: str = "", reason_kind: str = "", reason_id: int | None = None, facts: Mapping[str, Any] | None = None,
) -> Access:  # fmt: skip
    """Write one look at masked data, one export or one denial. Call it outside the transaction that may roll back."""
    written = canonical(facts or {})
    row = Access(
        office=office, person_id=actor.person_id, act=act, kind=kind, object_id=object_id, reason=whole(reason)[:200],
        reason_kind=reason_kind, reason_id=reason_id, facts=json.loads(written), at=at, salt=secrets.token_bytes(16),
    )  # fmt: skip
    row.commitment = commitment(row.salt, access_columns(row), written)
    row.save()
    return row
