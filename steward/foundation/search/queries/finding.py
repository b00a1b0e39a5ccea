"""Find records by what was typed. What an actor may not see is neither shown nor counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import ModuleType

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds.registry import kind as kind_of
from steward.foundation.search.models import Entry
from steward.foundation.search.places import kind_number
from steward.foundation.search.words import Clause, Wanted, clauses, code_clause

from . import postgres, sqlite

MOST_COUNTED = 1_000
MOST_LISTED = 2_000  # ids that a list is narrowed to by name; more are tested row by row
MOST_LOOKED_AT = 5_000


@dataclass(frozen=True, kw_only=True)
class Hits:
    """Records of one kind found: ids newest first, and where the next page goes on (None: there is none)."""

    kind: str
    ids: tuple[int, ...] = ()
    next_before: int | None = None


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many records are found; with `or_more` there are more than `number`."""

    number: int
    or_more: bool = False


def find(
    *, actor: Actor, words: str, kind: str, limit: int = 25, offices: Iterable[int] | None = None,
    restricted: bool = True, before: int | None = None,
) -> Hits:  # fmt: skip
    """Return the newest records of a kind that hold every word and that the actor may see.

    `offices` narrows the search beforehand; `restricted=False` leaves out what suggestions must not show;
    `before` is `next_before` of the page already shown.
    """
    return _find(actor, clauses(words), kind, limit, offices, restricted, before)


def find_code(*, actor: Actor, code: str, kind: str, limit: int = 2) -> Hits:
    """Return the records of a kind that bear exactly this number or label and that the actor may see."""
    return _find(actor, code_clause(code), kind, limit, None, True, None)


def count(
    *, actor: Actor, words: str, kind: str, offices: Iterable[int] | None = None, restricted: bool = True
) -> Count:
    """Return how many records of a kind the actor would find, counting to MOST_COUNTED."""
    wanted = _wanted(clauses(words), kind, offices, restricted, None)
    if not wanted.can_be_met:
        return Count(number=0)
    with connection.cursor() as cursor:
        found = index().some(cursor, wanted, limit=MOST_COUNTED + 1)
    seen = len(visible(actor, kind, [object_id for _place, object_id in found]))
    if len(found) <= MOST_COUNTED:
        return Count(number=seen)
    return Count(number=min(seen, MOST_COUNTED), or_more=True)


def narrow(
    queryset: QuerySet, *, kind: str, words: str, restricted: bool = True, newest: list[int] | None = None
) -> QuerySet:
    """Narrow a list of records to those that hold every word; blank words narrow nothing, signs alone find nothing.

    `newest` are the ids that `newest_ids` gave for the same words, where it was asked already; when it was asked for
    some offices, the list has to be limited to them.
    """
    if not words.strip():
        return queryset
    listed = newest_ids(kind=kind, words=words, restricted=restricted) if newest is None else newest
    if len(listed) <= MOST_LISTED:
        return queryset.filter(pk__in=listed)
    entries = Entry.objects.filter(kind=kind_number(kind), object_id=OuterRef("pk")).filter(_texts(clauses(words)))
    return queryset.filter(Exists(entries if restricted else entries.filter(is_restricted=False)))


def newest_ids(*, kind: str, words: str, restricted: bool = True, offices: Iterable[int] | None = None) -> list[int]:
    """Return the newest records that hold every word, whoever may see them: MOST_LISTED of them, one more if there are."""
    wanted = _wanted(clauses(words), kind, offices, restricted, None)
    if not wanted.can_be_met:
        return []
    with connection.cursor() as cursor:
        return [object_id for _place, object_id in index().some(cursor, wanted, limit=MOST_LISTED + 1)]


def _find(actor, found_by, kind, limit, offices, restricted, before) -> Hits:
    """Take candidates newest first, batch by batch, until the page is full of what the actor may see."""
    wanted = _wanted(found_by, kind, offices, restricted, before)
    page: list[tuple[int, int]] = []
    looked_at, size, further = 0, limit + 1, None
    while wanted.can_be_met and len(page) <= limit:
        if looked_at >= MOST_LOOKED_AT:
            further = wanted.before
            break
        with connection.cursor() as cursor:
            batch = index().newest(cursor, wanted, limit=size)
        seen = visible(actor, kind, [object_id for _place, object_id in batch])
        page += [(place, object_id) for place, object_id in batch if object_id in seen]
        if len(batch) < size:
            break
        looked_at += len(batch)
        wanted = _wanted(found_by, kind, offices, restricted, batch[-1][0])
        size = min(size * 4, 1_000)
    rows = page[:limit]
    if len(page) > limit:
        further = rows[-1][0]
    return Hits(kind=kind, ids=tuple(object_id for _place, object_id in rows), next_before=further)


def _wanted(found_by: tuple[Clause, ...], kind: str, offices, restricted: bool, before: int | None) -> Wanted:
    return Wanted(
        clauses=found_by,
        kind=kind_number(kind),
        offices=None if offices is None else frozenset(offices),
        restricted=restricted,
        before=before,
    )


def visible(actor: Actor, kind: str, object_ids: list[int]) -> set[int]:
    """Return which of these records the actor may see."""
    described = kind_of(kind)
    rows = described.model._default_manager.filter(pk__in=object_ids)
    return set(described.visible_to(actor, rows).values_list("pk", flat=True)) if object_ids else set()


def _texts(found_by: tuple[Clause, ...]) -> Q:
    met = Q()
    for clause in found_by:
        either = Q()
        for choice in clause:
            either |= Q(text__contains=choice.text)
        met &= either
    return met


def index() -> ModuleType:
    """Return the module that asks this database's index."""
    return sqlite if connection.vendor == "sqlite" else postgres
