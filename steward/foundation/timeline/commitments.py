"""What a row of the history commits to: a salted hash over its columns. Pure; verification recomputes it.

The canonical form is the JSON list of the columns in a fixed order, a bar, and the JSON of the facts with sorted names;
instants are written in UTC with microseconds. Another form needs another way to tell the two apart.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

_columns = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
canonical_facts = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str).encode
_word = cache(_columns)  # kinds and roles: there are few of them


def instant(value: datetime) -> str:
    """Return an instant as it enters a commitment."""
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return value.isoformat(timespec="microseconds")


def commitment(salt: bytes, columns: Sequence[Any], facts: str) -> bytes:
    """Return SHA-256 over the salt, the columns, and the facts in their canonical form."""
    return commitment_to(salt, _columns(columns), facts)


def event_columns(event: Any, about: Iterable[tuple[str, int, str]]) -> list[Any]:
    """Return what the commitment of an Event covers beside its facts: its columns, and what it is about."""
    return [
        event.office_id, event.verb, event.actor_id, event.actor_label, event.on_behalf_of_id, event.post,
        instant(event.captured_at), instant(event.received_at), event.local_day.isoformat(), int(event.origin),
        event.batch, event.voids, sorted(about),
    ]  # fmt: skip


class Alike:
    """The columns of acts that differ in their instants and in what they are about, and in nothing else.

    `written` gives the same text as `event_columns` in the canonical form; what the acts share is written once.
    """

    __slots__ = ("_after", "_before")

    def __init__(self, before: Sequence[Any], after: Sequence[Any]) -> None:
        self._before = _columns(before)[:-1]
        self._after = _columns(after)[1:-1]

    def written(self, captured: str, received: str, day: str, about: Sequence[tuple[str, int, str]]) -> str:
        """Return the columns of one act in the canonical form."""
        things = ",".join([f"[{_word(kind)},{int(number)},{_word(role)}]" for kind, number, role in sorted(about)])
        return f'{self._before},"{captured}","{received}","{day}",{self._after},[{things}]]'


def commitment_to(salt: bytes, written: str, facts: str) -> bytes:
    """Return what `commitment` does, of columns that are in the canonical form already."""
    return hashlib.sha256(b"%b%b|%b" % (salt, written.encode(), facts.encode())).digest()


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
