"""Recompute what every row commits to, with what it is about and what was said in it."""

import json
from collections import defaultdict
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db.models import Max

from steward.foundation.privacy.models import PersonalKey
from steward.foundation.privacy.sealing import unseal
from steward.foundation.timeline.commitments import canonical_facts, commitment, text_digest
from steward.foundation.timeline.models import Access, Event, Seal, Sealer, Text

from .reading import Row, abouts, accesses, events
from .report import Report

_COPIED = (1, 0, 8, 9)  # verb, office, day, origin among the columns of an act: what its index rows repeat


def examine_events(report: Report) -> None:
    """Note every act that is not as it was written, its index rows and its texts included."""
    floor, low, strays = _floor(Seal.Source.EVENT), 0, set()
    last = Event.objects.aggregate(Max("pk"))["pk__max"] or 0
    for rows in events(0, last):
        high = rows[-1].pk
        named = defaultdict(list)
        for event, *about in abouts(low, high):
            named[event].append(about)
        sealed = _sealed(Seal.Source.EVENT, low, high)
        for row in rows:
            _examine_event(row, named.pop(row.pk, []), report)
            _examine_seal("event", row.pk, sealed, floor, report)
        _examine_texts({row.pk: _said(row.facts) for row in rows}, low, high, report)
        strays |= named.keys()
        report.events += len(rows)
        low = high
    _examine_strays(strays, low, report)


def examine_accesses(report: Report) -> None:
    """Note every look that is not as it was written."""
    floor, low = _floor(Seal.Source.ACCESS), 0
    for rows in accesses(0, Access.objects.aggregate(Max("pk"))["pk__max"] or 0):
        sealed = _sealed(Seal.Source.ACCESS, low, rows[-1].pk)
        for row in rows:
            if not _keeps_its_word(row, row.columns):
                report.damage("changed", source="access", row=row.pk)
            _examine_seal("access", row.pk, sealed, floor, report)
        report.accesses += len(rows)
        low = rows[-1].pk


def _keeps_its_word(row: Row, columns: list[Any]) -> bool:
    if commitment(row.salt, columns, row.facts) == row.commitment:
        return True
    try:  # the same facts, spaced or ordered in another way, are the same facts
        facts = canonical_facts(json.loads(row.facts))
    except (TypeError, ValueError):
        return False
    return commitment(row.salt, columns, facts) == row.commitment


def _examine_event(row: Row, named: list[list], report: Report) -> None:
    about = sorted(one[:3] for one in named)
    if not _keeps_its_word(row, [*row.columns, about]):
        report.damage("changed", source="event", row=row.pk)
    copied = [row.columns[place] for place in _COPIED]
    if any(one[3:] != copied for one in named):
        report.damage("index", source="event", row=row.pk)


def _examine_strays(events_named: set[int], last: int, report: Report) -> None:
    """Note index rows of acts that are not there; an act that became visible meanwhile is no damage."""
    there = set(Event.objects.filter(pk__in=events_named).values_list("pk", flat=True))
    for event in sorted(events_named - there):
        report.damage("index", source="event", row=event, detail="of no act")
    newest = Event.objects.aggregate(Max("pk"))["pk__max"] or 0
    for event in sorted({one[0] for one in abouts(max(last, newest), 1 << 62)}):
        if not Event.objects.filter(pk=event).exists():
            report.damage("index", source="event", row=event, detail="of no act")


def _examine_seal(source: str, row: int, sealed: set[int], floor: int, report: Report) -> None:
    if row in sealed:
        return
    if row <= floor:
        report.damage("inserted", source=source, row=row)
    else:
        report.waiting += 1


def _said(facts: str) -> dict[str, str]:
    """Return the digests of what was said, by slot."""
    if '"said"' not in facts:
        return {}
    try:
        said: Any = json.loads(facts)["said"]
    except (ValueError, KeyError, TypeError):
        return {}
    return said if isinstance(said, dict) else {}


def _examine_texts(said: dict[int, dict[str, str]], low: int, high: int, report: Report) -> None:
    """Compare the personal texts with the digests in the facts; erased ones cannot and need not be compared."""
    wanted = {(event, slot): digest for event, slots in said.items() for slot, digest in slots.items()}
    texts = list(Text.objects.filter(event__gt=low, event__lte=high).values_list("event", "slot", "key_id", "sealed"))
    if not wanted and not texts:
        return
    secrets = dict(PersonalKey.objects.filter(pk__in={text[2] for text in texts}).values_list("pk", "secret"))
    for event, slot, key_id, sealed in texts:
        digest = wanted.pop((event, slot), "")
        if event in said and not _agrees(secrets.get(key_id, b""), bytes(sealed), slot, digest):
            report.damage("text", source="event", row=event, detail=slot)
    for event, slot in wanted:
        report.damage("text", source="event", row=event, detail=slot)


def _agrees(secret: bytes | None, sealed: bytes, slot: str, digest: str) -> bool:
    if not digest:
        return False
    if secret is None:
        return True
    try:
        salt, text = json.loads(unseal(bytes(secret), sealed, slot))
        return text_digest(bytes.fromhex(salt), text) == digest
    except (InvalidTag, ValueError, TypeError):
        return False


def _sealed(source: Seal.Source, low: int, high: int) -> set[int]:
    return set(Seal.objects.filter(source=source, row__gt=low, row__lte=high).values_list("row", flat=True))


def _floor(source: Seal.Source) -> int:
    return Sealer.objects.filter(source=source).values_list("floor", flat=True).first() or 0
