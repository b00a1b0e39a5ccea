"""What a row of the history commits to: a salted hash over its columns. Pure; verification recomputes it."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    return value if isinstance(value, (int, float, bool, type(None), dict, list)) else str(value)


def commitment(salt: bytes, columns: dict[str, Any]) -> bytes:
    """Return SHA-256 over the salt and the columns in a canonical form (sorted keys, UTC instants)."""
    canonical = json.dumps(
        {name: _plain(value) for name, value in columns.items()},
        sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str,
    )  # fmt: skip
    return hashlib.sha256(salt + canonical.encode()).digest()


def event_columns(event: Any, about: Iterable[tuple[str, int, str]]) -> dict[str, Any]:
    """Return what the commitment of an Event covers: its columns, and what it is about (kind, id, role)."""
    return {
        "about": sorted(map(list, about)),
        "office": event.office_id, "verb": event.verb, "actor": event.actor_id, "actor_label": event.actor_label,
        "on_behalf_of": event.on_behalf_of_id, "post": event.post, "captured_at": event.captured_at,
        "received_at": event.received_at, "local_day": event.local_day, "origin": int(event.origin),
        "batch": event.batch, "voids": event.voids, "facts": event.facts,
    }  # fmt: skip


def access_columns(access: Any) -> dict[str, Any]:
    """Return the columns of an Access row that its commitment covers."""
    return {
        "office": access.office_id, "person": access.person_id, "act": access.act, "kind": access.kind,
        "object_id": access.object_id, "reason_kind": access.reason_kind, "reason_id": access.reason_id,
        "reason": access.reason, "facts": access.facts, "at": access.at,
    }  # fmt: skip


def genesis(chain: int) -> bytes:
    """Return what the first link of a chain stands on."""
    return hashlib.sha256(f"steward chain {chain}".encode()).digest()


def checkpoint_message(chain: int, sequence: int, head: bytes, at: datetime) -> bytes:
    """Return what is signed when a chain's head is stated."""
    return f"steward checkpoint|{chain}|{sequence}|{head.hex()}|{_plain(at)}".encode()


def link(previous: bytes, sequence: int, source: int, row: int, content: bytes) -> bytes:
    """Return the hash of one link of a chain over the one before it."""
    return hashlib.sha256(previous + f"|{sequence}|{source}|{row}|".encode() + content).digest()


def text_digest(salt: bytes, text: str) -> str:
    """Return what facts keep of a personal text: a hash whose salt is sealed together with the text."""
    return hashlib.sha256(salt + text.encode()).hexdigest()
