"""Write the history: one row per act and subject, in the transaction of the act itself."""

import json
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.privacy.sealing import seal
from steward.foundation.timeline.commitments import (
    access_columns,
    canonical_facts,
    commitment,
    event_columns,
    text_digest,
)
from steward.foundation.timeline.models import Access, Event, Origin

from .inserting import insert, insert_returning_ids

_FLOAT = re.compile(r"\d[.eE]\d|\de[+-]|NaN|Infinity")
_EVENT = (
    "office_id", "verb", "actor_id", "actor_label", "on_behalf_of_id", "post", "captured_at", "received_at",
    "received_month", "local_day", "origin", "batch", "voids", "facts", "salt", "commitment",
)  # fmt: skip
_ABOUT = ("kind", "object_id", "role", "verb", "office_id", "local_day", "origin", "event")
_TEXT = ("event", "slot", "key_id", "sealed")


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


def record(**fields) -> Event:
    """Write one act (the fields of Entry) and return its row."""
    return record_all([Entry(**fields)])[0]


@transaction.atomic(savepoint=False)
def record_all(entries: Iterable[Entry]) -> list[Event]:
    """Write many acts with a handful of statements; returns the rows in the same order."""
    events, rows, texts, zones = [], [], [], {}
    for entry in entries:
        sealed = _seal_texts(entry)
        event, written = _event(entry, sealed, zones)
        events.append((event, entry))
        rows.append(_adapted(event, written))
        texts.append(sealed)
    if not rows:
        return []
    ids = insert_returning_ids("timeline_event", _EVENT, rows)
    abouts, kept = [], []
    for (event, entry), row, sealed, number in zip(events, rows, texts, ids, strict=True):
        event.pk, event._state.adding = number, False
        tail = (event.verb, event.office_id, row[9], int(event.origin), number)
        abouts += [(concern.kind, concern.object_id, concern.role, *tail) for concern in entry.about]
        kept += [(number, slot, key_id, content) for slot, (key_id, content, _digest) in sealed.items()]
    insert("timeline_about", _ABOUT, abouts)
    insert("timeline_text", _TEXT, kept)
    return [event for event, _entry in events]


def _seal_texts(entry: Entry) -> dict[str, tuple[int, bytes, str]]:
    """Seal what was said; a text under a destroyed key is dropped, for that person is erased."""
    found = {}
    for slot, said in (entry.said or {}).items():
        if not said.text or said.key.secret is None:
            continue
        salt, text = secrets.token_bytes(16), _whole(said.text)
        content = seal(bytes(said.key.secret), json.dumps([salt.hex(), text], ensure_ascii=False), slot)
        found[slot] = (said.key.pk, content, text_digest(salt, text))
    return found


def _event(entry: Entry, texts: Mapping[str, tuple[int, bytes, str]], zones: dict) -> tuple[Event, str]:
    """Return the row and its facts in the canonical form, which is also how they are stored."""
    received_at = entry.received_at or entry.captured_at
    office_id = entry.office.pk if entry.office else None
    if office_id not in zones:
        zones[office_id] = entry.office.zone if entry.office else UTC
    facts = dict(entry.facts or {})
    if texts:
        facts["said"] = {slot: digest for slot, (_key, _content, digest) in texts.items()}
    facts, written = storable(facts)
    event = Event(
        None, office_id, entry.verb, entry.actor.person_id, entry.actor.label,
        entry.on_behalf_of or entry.actor.on_behalf_in(office_id), entry.actor.post_in(office_id), entry.captured_at,
        received_at, _month(received_at), entry.captured_at.astimezone(zones[office_id]).date(), entry.origin,
        entry.batch, entry.voids, facts, secrets.token_bytes(16), b"",
    )  # fmt: skip
    about = [(concern.kind, concern.object_id, concern.role) for concern in entry.about]
    event.commitment = commitment(event.salt, event_columns(event, about), written)
    return event, written


def _month(at: datetime) -> int:
    at = at.astimezone(UTC)
    return at.year * 100 + at.month


def _adapted(event: Event, facts: str) -> tuple[Any, ...]:
    """Return the columns of a row as the database takes them, in the order of `_EVENT`."""
    instant = connection.ops.adapt_datetimefield_value
    day = connection.ops.adapt_datefield_value(event.local_day)
    return (
        event.office_id, event.verb, event.actor_id, event.actor_label, event.on_behalf_of_id, event.post,
        instant(event.captured_at), instant(event.received_at), event.received_month, day, int(event.origin),
        event.batch, event.voids, facts, event.salt, event.commitment,
    )  # fmt: skip


def storable(facts: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return facts, and their canonical text, as both databases give them back unchanged.

    No floats (numbers with a point become text), no NUL, no half characters.
    """
    written = canonical_facts(facts)
    if "\\u0000" in written or _FLOAT.search(written):
        written = canonical_facts(json.loads(written.replace("\\u0000", ""), parse_float=str, parse_constant=str))
    written = _whole(written)
    return json.loads(written), written


def _whole(text: str) -> str:
    """Return a text whose every character can be stored: no NUL, no half of a pair."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def log_access(
    *, actor: Actor, act: str, kind: str, at: datetime, office: Office | None = None, object_id: int | None = None,
    reason: str = "", reason_kind: str = "", reason_id: int | None = None, facts: Mapping[str, Any] | None = None,
) -> Access:  # fmt: skip
    """Write one look at masked data, one export or one denial. Call it outside the transaction that may roll back."""
    kept, written = storable(facts or {})
    row = Access(
        office=office, person_id=actor.person_id, act=act, kind=kind, object_id=object_id, reason=_whole(reason)[:200],
        reason_kind=reason_kind, reason_id=reason_id, facts=kept, at=at, salt=secrets.token_bytes(16),
    )  # fmt: skip
    row.commitment = commitment(row.salt, access_columns(row), written)
    row.save()
    return row
