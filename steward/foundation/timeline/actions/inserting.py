"""What an act becomes in the tables of the history: what many acts share is worked out once. Nothing else adds to them."""

import json
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Any

from steward.foundation.privacy.sealing import sealer
from steward.foundation.rows.actions import table
from steward.foundation.timeline.commitments import Alike, canonical_facts, commitment_to, instant, text_digest
from steward.foundation.timeline.models import About, Event, Text

from .entries import Entry

FEW = 20  # acts; more are worth the statements that reserve ids and lay rows out for the bulk road
EVENT = (
    "office_id", "verb", "actor_id", "actor_label", "on_behalf_of_id", "post", "captured_at", "received_at",
    "received_month", "local_day", "origin", "batch", "voids", "facts", "salt", "commitment",
)  # fmt: skip
ABOUT = ("kind", "object_id", "role", "verb", "office_id", "local_day", "origin", "event")
TEXT = ("event", "slot", "key_id", "sealed")
DAY = EVENT.index("local_day")
_FLOAT = re.compile(r"\d[.eE]\d|\de[+-]|NaN|Infinity")
_quoted = json.JSONEncoder(ensure_ascii=False).encode

type Sealed = list[tuple[str, int, bytes]]  # slot, key, content


@dataclass(slots=True)
class _Shared:
    """What acts of one verb by one actor in one office have in common; `of` keeps alive what it was made of."""

    of: Any
    office_id: int | None
    zone: tzinfo
    head: tuple[Any, ...]
    alike: Alike


@dataclass(slots=True)
class Writing:
    """Acts on their way into the tables."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    texts: list[Sealed] = field(default_factory=list)
    _shared: dict[tuple, _Shared] = field(default_factory=dict)
    _sealers: dict[int, Any] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Make the row of one act, and seal what was said in it."""
        shared = self._shared_by(entry)
        captured_at, received_at = entry.captured_at, entry.received_at or entry.captured_at
        captured = instant(captured_at)
        received = captured if received_at is captured_at else instant(received_at)
        day = captured_at.astimezone(shared.zone).date()
        sealed, facts = self._facts(entry)
        salt = secrets.token_bytes(16)
        about = [(concern.kind, concern.object_id, concern.role) for concern in entry.about]
        columns = shared.alike.written(captured, received, day.isoformat(), about)
        self.rows.append((
            *shared.head, captured_at, received_at, int(received[:4]) * 100 + int(received[5:7]), day,
            int(entry.origin), entry.batch, entry.voids, facts, salt, commitment_to(salt, columns, facts),
        ))  # fmt: skip
        self.texts.append(sealed)

    def _shared_by(self, entry: Entry) -> _Shared:
        office, actor = entry.office, entry.actor
        known = (entry.verb, id(office), id(actor), entry.on_behalf_of, int(entry.origin), entry.batch, entry.voids)
        found = self._shared.get(known)
        if found is None:
            office_id = office.pk if office else None
            on_behalf_of = entry.on_behalf_of or actor.on_behalf_in(office_id)
            head = (office_id, entry.verb, actor.person_id, actor.label, on_behalf_of, actor.post_in(office_id))
            found = self._shared[known] = _Shared(
                of=(office, actor), office_id=office_id, zone=office.zone if office else UTC, head=head,
                alike=Alike(head, (int(entry.origin), entry.batch, entry.voids)),
            )  # fmt: skip
        return found

    def _facts(self, entry: Entry) -> tuple[Sealed, str]:
        """Seal what was said, and return it with the facts, which keep its digests; what an erased person said is dropped."""
        if not entry.said:
            return [], canonical(entry.facts or {})
        sealed, digests = [], {}
        for slot, said in entry.said.items():
            key = said.key
            if not said.text or key.secret is None:
                continue
            if (seal := self._sealers.get(key.pk)) is None:
                seal = self._sealers[key.pk] = sealer(bytes(key.secret))
            salt, text = secrets.token_bytes(16), whole(said.text)
            sealed.append((slot, key.pk, seal(f'["{salt.hex()}", {_quoted(text)}]', slot)))
            digests[slot] = text_digest(salt, text)
        facts = dict(entry.facts or {})
        return sealed, canonical(facts | {"said": digests} if digests else facts)

    def write(self, entries: Sequence[Entry]) -> Sequence[int]:
        """Write the acts, what they are about and what was said; returns their ids."""
        if not self.rows:
            return []
        events = table(Event, "id", *EVENT) if len(self.rows) > FEW else table(Event, *EVENT)
        if len(self.rows) > FEW:
            ids = events.reserve(len(self.rows))
            events.add([(number, *row) for number, row in zip(ids, self.rows, strict=True)])
        else:
            ids = events.add_few(self.rows)
        table(About, *ABOUT).add([
            (c.kind, c.object_id, c.role, row[1], row[0], row[DAY], row[DAY + 1], number)
            for number, row, entry in zip(ids, self.rows, entries, strict=True) for c in entry.about
        ])  # fmt: skip
        table(Text, *TEXT).add(
            [(number, *said) for number, texts in zip(ids, self.texts, strict=True) for said in texts]
        )
        return ids


def canonical(facts: Mapping[str, Any]) -> str:
    """Return facts in the canonical form, which is also how they are stored, as both databases give them back unchanged.

    No floats (numbers with a point become text), no NUL, no half characters.
    """
    written = canonical_facts(facts)
    if "\\u0000" in written or _FLOAT.search(written):
        written = canonical_facts(json.loads(written.replace("\\u0000", ""), parse_float=str, parse_constant=str))
    return whole(written)


def whole(text: str) -> str:
    """Return a text whose every character can be stored: no NUL, no half of a pair."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
