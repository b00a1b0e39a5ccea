"""Read the history of a record."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag

from steward.foundation.privacy.models import PersonalKey
from steward.foundation.privacy.sealing import unseal
from steward.foundation.statements import statement
from steward.foundation.timeline.models import About, Event, Text


class Act(NamedTuple):
    """The columns of an event that a page tells."""

    pk: int
    office_id: int | None
    verb: str
    actor_id: int | None
    actor_label: str
    on_behalf_of_id: int | None
    captured_at: datetime
    received_at: datetime
    local_day: date
    origin: int
    facts: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Line[Row: (Event, Act)]:
    """One act as a page shows it: the row, the texts that can still be read, and whether it was voided."""

    event: Row
    said: dict[str, str] = field(default_factory=dict)
    erased: tuple[str, ...] = ()
    voided: bool = False


@statement
def _texts_of(events):
    return Text.objects.filter(event__in=events).values_list("event", "slot", "key_id", "sealed")


@statement
def _secrets(keys):
    return PersonalKey.objects.filter(pk__in=keys).values_list("pk", "secret")


@statement
def _voided(events):
    return Event.objects.filter(voids__in=events).values_list("voids", flat=True)


def history(kind: str, object_id: int, *, before: int | None = None, limit: int = 50) -> list[Line[Event]]:
    """Return the newest acts about a record, newest first; `before` is the id of the last event already shown."""
    ids = About.objects.filter(kind=kind, object_id=object_id)
    if before:
        ids = ids.filter(event__lt=before)
    wanted = list(ids.order_by("-event").values_list("event", flat=True).distinct()[:limit])
    return lines(Event.objects.filter(pk__in=wanted).select_related("actor", "on_behalf_of", "office"))


@statement
def _acts(ids):
    return Event.objects.filter(pk__in=ids).values_list(*Act._fields)


def acts(ids: Iterable[int]) -> list[Act]:
    """Return the acts of these ids (one statement)."""
    return [Act(*row) for row in _acts(ids=ids)]


def lines[Row: (Event, Act)](events: Iterable[Row]) -> list[Line[Row]]:
    """Return these acts, newest first, with what was said in them (three statements, however many acts)."""
    rows = sorted(events, key=lambda e: e.pk, reverse=True)
    ids = [row.pk for row in rows]
    texts = _texts_of(events=ids)
    secrets = dict(_secrets(keys={key for _event, _slot, key, _sealed in texts}))
    voided = set(_voided(events=ids))
    said: dict[int, dict[str, str]] = {}
    erased: dict[int, list[str]] = {}
    for event, slot, key, sealed in texts:
        opened = _open(secrets.get(key), slot, sealed)
        if opened is None:
            erased.setdefault(event, []).append(slot)
        else:
            said.setdefault(event, {})[slot] = opened
    return [
        Line(event=row, said=said.get(row.pk, {}), erased=tuple(erased.get(row.pk, ())), voided=row.pk in voided)
        for row in rows
    ]


def _open(secret: bytes | None, slot: str, sealed: bytes) -> str | None:
    if secret is None:
        return None
    try:
        return json.loads(unseal(bytes(secret), bytes(sealed), slot))[1]
    except InvalidTag:
        return None
