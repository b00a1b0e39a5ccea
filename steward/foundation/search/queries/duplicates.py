"""Find earlier reports of the same thing, while somebody is still typing."""

import json
import zlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db import connection
from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.search.grams import is_han, pairs, runs
from steward.foundation.search.learning.likeness import Rarities, likeness, tokens
from steward.foundation.search.models import Entry, Rarity
from steward.foundation.search.places import first_place, kind_number
from steward.foundation.search.words import Wanted, any_of
from steward.foundation.statements import statement

from .finding import index, visible

LONGEST_TEXT = 2_000
STAGES = ((0, 3), (3, 12))  # the most telling tokens first, then some more
CANDIDATES = 100  # per stage, newest first
LOOKED_AT = 4  # times as many as are wanted, for some may not be seen


@dataclass(frozen=True)
class Alike:
    """One earlier record and how much it shares (a figure to sort by, without a unit)."""

    object_id: int
    likeness: float


def alike(
    *, actor: Actor, kind: str, text: str, limit: int = 5, offices: Iterable[int] | None = None,
    since: datetime | None = None, until: datetime | None = None, besides: Collection[int] = (),
    near: Collection[int] = (),
) -> list[Alike]:  # fmt: skip
    """Return the records of a kind most like this text (what is wrong and where), likest first.

    Restricted records are left out, as is what the actor may not see. `besides` are ids not to be proposed,
    `near` ids to be looked at in any case (of the same unit, say).
    """
    known = rarities(kind)
    said = runs(text[:LONGEST_TEXT])
    query = tokens(said)
    words = {token for run in said for token in (pairs(run) if is_han(run) else [run]) if len(token) > 1}
    found = _candidates(kind, known.telling(words, STAGES[-1][1]), offices, since, until)
    entries = Entry.objects.filter(
        Q(pk__in=found) | Q(kind=kind_number(kind), object_id__in=near, is_restricted=False)
    )
    ranked = sorted(
        (
            Alike(object_id, likeness(query, tokens(entry.split()), known))
            for object_id, entry in entries.values_list("object_id", "text")
            if object_id not in besides
        ),
        key=lambda one: (-one.likeness, -one.object_id),
    )[: limit * LOOKED_AT]
    seen = visible(actor, kind, [one.object_id for one in ranked])
    return [one for one in ranked if one.object_id in seen][:limit]


def rarities(kind: str) -> Rarities:
    """Return what was learned about the words of this kind; where nothing was, every word counts alike."""
    learned = _learned.first(kind=kind_number(kind))
    return _read(*learned) if learned else Rarities()


@statement
def _learned(kind):
    return Rarity.objects.filter(kind=kind).values_list("kind", "learned_at")


@lru_cache(maxsize=8)
def _read(kind: int, learned_at: datetime) -> Rarities:
    row = Rarity.objects.get(kind=kind)
    return Rarities(reports=row.reports, counts=json.loads(zlib.decompress(bytes(row.counts))))


def _candidates(kind, telling, offices, since, until) -> set[int]:
    places: set[int] = set()
    for first, last in STAGES:
        wanted = Wanted(
            clauses=any_of(telling[first:last]), kind=kind_number(kind), restricted=False, is_rare=True,
            offices=None if offices is None else frozenset(offices),
            since=first_place(since) if since else None, before=first_place(until) if until else None,
        )  # fmt: skip
        if wanted.can_be_met:
            with connection.cursor() as cursor:
                places.update(place for place, _object in index().newest(cursor, wanted, limit=CANDIDATES))
    return places
