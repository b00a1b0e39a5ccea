"""Write the history: one row per act and subject, in the transaction of the act itself."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.privacy.sealing import seal
from steward.foundation.timeline.commitments import access_columns, commitment, event_columns, text_digest
from steward.foundation.timeline.models import About, Access, Event, Origin, Text


@dataclass(frozen=True)
class Concern:
    """One thing an act is about. Roles: "subject" for the record changed, else what it is to the act."""

    kind: str
    object_id: int
    role: str = "subject"


@dataclass(frozen=True)
class Said:
    """Personal text said in an act, kept apart under the key of the person it is about."""

    key: PersonalKey
    text: str


@dataclass(kw_only=True)
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
    """Write many acts with a fixed number of statements; returns the rows in the same order."""
    entries = list(entries)
    sealed = [_seal_texts(entry) for entry in entries]
    events = Event.objects.bulk_create([_event(entry, texts) for entry, texts in zip(entries, sealed, strict=True)])
    About.objects.bulk_create(
        About(
            kind=concern.kind, object_id=concern.object_id, role=concern.role, verb=event.verb,
            office_id=event.office_id, local_day=event.local_day, origin=event.origin, event=event.pk,
        )
        for entry, event in zip(entries, events, strict=True)
        for concern in entry.about
    )  # fmt: skip
    texts = [
        Text(event=event.pk, slot=slot, key_id=key_id, sealed=content)
        for event, slots in zip(events, sealed, strict=True)
        for slot, (key_id, content, _digest) in slots.items()
    ]
    if texts:
        Text.objects.bulk_create(texts)
    return events


def _seal_texts(entry: Entry) -> dict[str, tuple[int, bytes, str]]:
    """Seal what was said; a text under a destroyed key is dropped, for that person is erased."""
    found = {}
    for slot, said in (entry.said or {}).items():
        if not said.text or said.key.secret is None:
            continue
        salt = secrets.token_bytes(16)
        content = seal(bytes(said.key.secret), json.dumps([salt.hex(), said.text], ensure_ascii=False), slot)
        found[slot] = (said.key.pk, content, text_digest(salt, said.text))
    return found


def _event(entry: Entry, texts: Mapping[str, tuple[int, bytes, str]]) -> Event:
    received_at = entry.received_at or entry.captured_at
    facts = dict(entry.facts or {})
    if texts:
        facts["said"] = {slot: digest for slot, (_key, _content, digest) in texts.items()}
    zone = entry.office.zone if entry.office else UTC
    office_id = entry.office.pk if entry.office else None
    event = Event(
        office_id=office_id, verb=entry.verb, actor_id=entry.actor.person_id, actor_label=entry.actor.label,
        on_behalf_of_id=entry.on_behalf_of or entry.actor.on_behalf_in(office_id),
        post=entry.actor.post_in(office_id), captured_at=entry.captured_at, received_at=received_at,
        received_month=int(received_at.astimezone(UTC).strftime("%Y%m")),
        local_day=entry.captured_at.astimezone(zone).date(), origin=entry.origin, batch=entry.batch,
        voids=entry.voids, facts=storable(facts), salt=secrets.token_bytes(16),
    )  # fmt: skip
    about = [(concern.kind, concern.object_id, concern.role) for concern in entry.about]
    event.commitment = commitment(event.salt, event_columns(event, about))
    return event


def storable(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as both databases give them back unchanged: no floats, no NUL, no half characters."""
    written = json.dumps(facts, default=str)
    if "\\u0000" in written or "\\ud" in written:
        clean = json.dumps(json.loads(written), ensure_ascii=False).replace("\\u0000", "")
        written = clean.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.loads(written, parse_float=str)


def log_access(
    *, actor: Actor, act: str, kind: str, at: datetime, office: Office | None = None, object_id: int | None = None,
    reason: str = "", reason_kind: str = "", reason_id: int | None = None, facts: Mapping[str, Any] | None = None,
) -> Access:  # fmt: skip
    """Write one look at masked data, one export or one denial. Call it outside the transaction that may roll back."""
    row = Access(
        office=office, person_id=actor.person_id, act=act, kind=kind, object_id=object_id, reason=reason[:200],
        reason_kind=reason_kind, reason_id=reason_id, facts=storable(facts or {}), at=at, salt=secrets.token_bytes(16),
    )  # fmt: skip
    row.commitment = commitment(row.salt, access_columns(row))
    row.save()
    return row
