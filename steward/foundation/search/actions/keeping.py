"""Keep the index: put a record in, in the transaction that writes the record; take it out; repair the whole."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from types import ModuleType

from django.db import connection, transaction

from steward.foundation.search.grams import grams, runs
from steward.foundation.search.models import Entry
from steward.foundation.search.names import name_keys
from steward.foundation.search.phones import digits, phone_key
from steward.foundation.search.places import kind_key, kind_number, office_key, place_of
from steward.foundation.search.words import CODE, code_key

from . import postgres, sqlite
from .lines import Line

LONGEST_TEXT = 20_000
FEWEST_DIGITS_OF_A_CODE = 6
CHUNK = 2_000


@dataclass(kw_only=True, slots=True)
class Findable:
    """One record as search should know it.

    `at` decides the order (newest first) and `office_id` narrows; `text` is found by its words, `names` also by sound,
    `phones` by their endings, `codes` (numbers, labels) whole. `is_restricted` marks what suggestions must leave out.
    """

    kind: str
    object_id: int
    office_id: int | None
    at: datetime
    text: str = ""
    names: Sequence[str] = ()
    phones: Sequence[str] = ()
    codes: Sequence[str] = ()
    is_restricted: bool = False


def put(**fields) -> None:
    """Put one record into the index, or put it anew (the fields of Findable). Call it where the record is written."""
    put_all(records=[Findable(**fields)])


@transaction.atomic(savepoint=False)
def put_all(*, records: Iterable[Findable], are_new: bool = False) -> None:
    """Put many records into the index; `are_new` promises that none of them is in it, which saves looking."""
    for chunk in batched(records, CHUNK):
        rows = {(row.kind, row.object_id): row for row in map(_row, chunk)}
        with connection.cursor() as cursor:
            if not are_new:
                _forget(cursor, rows)
            if rows:
                _index().write(cursor, list(rows.values()), are_new)


@transaction.atomic
def remove(*, kind: str, object_ids: Collection[int]) -> None:
    """Take records out of the index."""
    ids = list(Entry.objects.filter(kind=kind_number(kind), object_id__in=object_ids).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        _index().erase(cursor, ids)


@transaction.atomic
def repair_index() -> bool:
    """Make the index anew if it is missing or does not fit the table; return whether it had to be. Part of migrating."""
    with connection.cursor() as cursor:
        if _index().is_whole(cursor):
            return False
        _index().empty(cursor)
        entries = Entry.objects.order_by("pk").values_list("pk", "text").iterator(CHUNK)
        for chunk in batched(((pk, _tokens(text)) for pk, text in entries), CHUNK):
            _index().write_grams(cursor, chunk)
    return True


def _forget(cursor, rows: dict) -> None:
    """Take out what is known of these records, leaving (and dropping from `rows`) what has not changed."""
    ids_by_kind: dict[int, list[int]] = {}
    for kind, object_id in rows:
        ids_by_kind.setdefault(kind, []).append(object_id)
    stale = []
    for kind, object_ids in ids_by_kind.items():
        for known in Entry.objects.filter(kind=kind, object_id__in=object_ids):
            if _columns(known) == _columns(rows[kind, known.object_id]):
                del rows[kind, known.object_id]
            else:
                stale.append(known.pk)
    if stale:
        _index().erase(cursor, stale)


def _columns(entry: Entry | Line) -> tuple:
    return entry.id, entry.office_id, entry.is_restricted, entry.text


def _row(record: Findable) -> Line:
    """Return a record's entry with its tokens between blanks."""
    number = kind_number(record.kind)
    said = " ".join([record.text[:LONGEST_TEXT], *record.names, *record.codes])
    words = [*runs(said), *sorted(_keys(record, number))]
    return Line(
        place_of(number, record.object_id, record.at), number, record.object_id, record.office_id,
        record.is_restricted, f" {' '.join(words)} ", " ".join(grams(words)),
    )  # fmt: skip


def _keys(record: Findable, number: int) -> set[str]:
    keys = {kind_key(number)}
    if record.office_id is not None:
        keys.add(office_key(record.office_id))
    for name in record.names:
        keys |= name_keys(name)
    for phone in record.phones:
        keys.add(phone_key(phone))
    for code in record.codes:
        keys.add(code_key(code))
        if len(alone := digits(code)) >= FEWEST_DIGITS_OF_A_CODE:
            keys.add(f"{CODE}{alone}")
    keys.discard("")
    return keys


def _tokens(text: str) -> str:
    return " ".join(grams(text.split()))


def _index() -> ModuleType:
    """Return the module that writes to this database's index."""
    return sqlite if connection.vendor == "sqlite" else postgres
