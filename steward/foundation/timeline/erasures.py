"""The list of destroyed personal keys, outside the database and outside what a restore brings back."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from steward.foundation import disk


def list_path() -> Path:
    """Return where the list lies."""
    return Path(settings.HOME) / "erased" / "keys.jsonl"


def add_to_list(keys: Iterable[UUID], at: datetime) -> None:
    """Add destroyed keys to the list so that a power cut cannot lose them."""
    disk.append_lines(
        list_path(), [json.dumps({"key": str(key), "at": at.astimezone(UTC).isoformat()}) for key in keys]
    )


def listed_keys() -> Iterator[UUID]:
    """Yield the keys on the list; a line that a power cut tore off is passed over."""
    path = list_path()
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            yield UUID(json.loads(line)["key"])
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
