"""See that rows and bytes agree: sweep up what a crash left, find what is missing or altered."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from steward.foundation.files import storage
from steward.foundation.files.models import StoredFile

ORPHANS_LIVE = timedelta(hours=20)
CHUNK = 500


def collect_orphans(*, at: datetime) -> int:
    """Remove files on disk that no row names and that are older than any transaction; returns how many."""
    limit = (at - ORPHANS_LIVE).timestamp()
    old = [path for path, changed in storage.everything() if changed < limit]
    removed = 0
    for start in range(0, len(old), CHUNK):
        chunk = old[start : start + CHUNK]
        rows = StoredFile.objects.filter(Q(path__in=chunk) | Q(thumb__in=chunk), removed_at=None)
        known = {name for pair in rows.values_list("path", "thumb") for name in pair}
        for path in chunk:
            if path not in known:
                storage.drop(path)
                removed += 1
    return removed


@dataclass(frozen=True, kw_only=True)
class Unsound:
    """A kept file whose bytes are missing or are not those that were kept."""

    key: str
    path: str
    is_missing: bool


def unsound_files(*, since: int = 0) -> Iterator[Unsound]:
    """Yield every kept file whose bytes are missing or altered, from the row after id `since` on."""
    rows = StoredFile.objects.filter(pk__gt=since, removed_at=None).order_by("pk")
    for file in rows.iterator(chunk_size=CHUNK):
        try:
            same = hashlib.sha256(storage.read(file.path)).digest() == bytes(file.kept_hash)
        except FileNotFoundError:
            yield Unsound(key=str(file.key), path=file.path, is_missing=True)
            continue
        if not same:
            yield Unsound(key=str(file.key), path=file.path, is_missing=False)
