"""Read the history of a record."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag

from steward.foundation.privacy.models import PersonalKey
from steward.foundation.privacy.sealing import unseal
from steward.foundation.timeline.models import About, Event, Text


@dataclass(frozen=True, kw_only=True)
class Line:
    """One act as a page shows it: the row, the texts that can still be read, and whether it was voided."""

    event: Event
    said: dict[str, str] = field(default_factory=dict)
    erased: tuple[str, ...] = ()
    voided: bool = False


def history(kind: str, object_id: int, *, before: int | None = None, limit: int = 50) -> list[Line]:
    """Return the newest acts about a record, newest first; `before` is the id of the last event already shown."""
    ids = About.objects.filter(kind=kind, object_id=object_id)
    if before:
        ids = ids.filter(event__lt=before)
    wanted = list(ids.order_by("-event").values_list("event", flat=True).distinct()[:limit])
    return lines(Event.objects.filter(pk__in=wanted).select_related("actor", "on_behalf_of", "office"))


def lines(events: Iterable[Event]) -> list[Line]:
    """Return these acts, newest first, with what was said in them (three statements, however many acts)."""
    rows = sorted(events, key=lambda e: e.pk, reverse=True)
    ids = [row.pk for row in rows]
    texts = list(Text.objects.filter(event__in=ids))
    secrets = dict(PersonalKey.objects.filter(pk__in={t.key_id for t in texts}).values_list("pk", "secret"))
    voided = set(Event.objects.filter(voids__in=ids).values_list("voids", flat=True))
    said: dict[int, dict[str, str]] = {}
    erased: dict[int, list[str]] = {}
    for text in texts:
        secret = secrets.get(text.key_id)
        opened = _open(secret, text)
        if opened is None:
            erased.setdefault(text.event, []).append(text.slot)
        else:
            said.setdefault(text.event, {})[text.slot] = opened
    return [
        Line(event=row, said=said.get(row.pk, {}), erased=tuple(erased.get(row.pk, ())), voided=row.pk in voided)
        for row in rows
    ]


def _open(secret: bytes | None, text: Text) -> str | None:
    if secret is None:
        return None
    try:
        return json.loads(unseal(bytes(secret), bytes(text.sealed), text.slot))[1]
    except InvalidTag:
        return None
