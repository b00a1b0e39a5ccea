"""The place of an entry among all: 33 bits of seconds, 6 bits of kind, 24 bits of the record's id.

Two records of one kind meet in a place only if their ids lie a multiple of 16.7 million apart within one second.
"""

from datetime import datetime

from django.conf import settings

from .grams import MARK

KIND_BITS, OBJECT_BITS = 6, 24
_LAST_SECOND = (1 << 33) - 1
_OBJECT_MASK = (1 << OBJECT_BITS) - 1


def kind_number(kind: str) -> int:
    """Return the number that SEARCH_KINDS in the wiring gives this kind. Raises LookupError when it gives none."""
    try:
        return settings.SEARCH_KINDS[kind]
    except KeyError:
        raise LookupError(f"Search does not know {kind!r}: give it a number in SEARCH_KINDS (wiring.py).") from None


def place(*, kind: str, object_id: int, at: datetime) -> int:
    """Return the id of a record's entry; later instants have higher ids (before 1970 all are alike)."""
    return place_of(kind_number(kind), object_id, at)


def place_of(number: int, object_id: int, at: datetime) -> int:
    """Return `place` where the number of the kind is known."""
    second = min(max(int(at.timestamp()), 0), _LAST_SECOND)
    return (second << KIND_BITS | number) << OBJECT_BITS | (object_id & _OBJECT_MASK)


def first_place(at: datetime) -> int:
    """Return the lowest place of this instant: entries from it on have this place or a higher one."""
    return min(max(int(at.timestamp()), 0), _LAST_SECOND) << KIND_BITS + OBJECT_BITS


def kind_key(number: int) -> str:
    """Return the index key of every entry of a kind."""
    return f"{MARK}k{number}"


def office_key(office_id: int) -> str:
    """Return the index key of every entry of an office."""
    return f"{MARK}o{office_id}"
