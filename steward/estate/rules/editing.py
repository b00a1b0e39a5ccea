"""What differs between a record and what somebody wants it to be."""

from collections.abc import Mapping
from typing import Any


def changed(row: Any, wanted: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Put what is wanted on the row and return what differs: field -> (before, after). Nothing is saved."""
    found = {}
    for name, value in wanted.items():
        before = getattr(row, name)
        if before != value:
            found[name] = (before, value)
            setattr(row, name, value)
    return found


def difference_facts(difference: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """Return a difference as facts of the timeline; only for records that hold nothing personal."""
    return {
        "fields": sorted(difference),
        "before": {name: pair[0] for name, pair in difference.items()},
        "after": {name: pair[1] for name, pair in difference.items()},
    }
