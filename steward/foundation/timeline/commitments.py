"""What a row of the history commits to: a salted hash over its columns. Pure; verification recomputes it.

The canonical form is the JSON list of the columns in a fixed order, a bar, and the JSON of the facts with sorted names;
instants are written in UTC with microseconds. Another form needs another way to tell the two apart.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

_columns = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
canonical_facts = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str).encode


def instant(value: datetime) -> str:
    """Return an instant as it enters a commitment."""
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return value.isoformat(timespec="microseconds")


def commitment(salt: bytes, columns: Sequence[Any], facts: str) -> bytes:
    """Return SHA-256 over the salt, the columns, and the facts in their canonical form."""
    return hashlib.sha256(b"%b%b|%b" % (salt, _columns(columns).encode(), facts.encode())).digest()


def event_columns(event: Any, about: Iterable[tuple[str, int, str]]) -> list[Any]:
    """Return what the commitment of an Event covers beside its facts: its columns, and what it is about."""
    return [
        event.office_id, event.verb, event.actor_id, event.actor_label, event.on_behalf_of_id, event.post,
        instant(event.captured_at), instant(event.received_at), event.local_day.isoformat(), int(event.origin),
        event.batch, event.voids, sorted(about),
    ]  # fmt: skip


def access_columns(access: Any) -> list[Any]:
    """Return what the commitment of an Access row covers beside its facts."""
    return [
        access.office_id, access.person_id, access.act, access.kind, access.object_id, access.reason_kind,
        access.reason_id, access.reason, instant(access.at),
    ]  # fmt: skip


def genesis(chain: int) -> bytes:
    """Return what the first link of a chain stands on."""
    return hashlib.sha256(f"steward chain {chain}".encode()).digest()


def checkpoint_message(chain: int, sequence: int, head: bytes, at: datetime) -> bytes:
    """Return what is signed when a chain's head is stated."""
    return f"steward checkpoint|{chain}|{sequence}|{head.hex()}|{instant(at)}".encode()


def restore_message(heads: dict[int, int], at: datetime) -> bytes:
    """Return what is signed when a restore took chains back to these sequences."""
    stated = ",".join(f"{chain}:{sequence}" for chain, sequence in sorted(heads.items()))
    return f"steward restore|{stated}|{instant(at)}".encode()


def link(previous: bytes, sequence: int, source: int, row: int, content: bytes) -> bytes:
    """Return the hash of one link of a chain over the one before it."""
    return hashlib.sha256(b"%b|%d|%d|%d|%b" % (previous, sequence, source, row, content)).digest()


def text_digest(salt: bytes, text: str) -> str:
    """Return what facts keep of a personal text: a hash whose salt is sealed together with the text."""
    return hashlib.sha256(salt + text.encode()).hexdigest()
