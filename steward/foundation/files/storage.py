"""Where the bytes lie: STEWARD_HOME/files, under random names that say nothing."""

import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from steward.foundation import disk


def folder() -> Path:
    """Return the folder of all kept files."""
    return Path(settings.HOME) / "files"


def keep(content: bytes, ending: str) -> str:
    """Write bytes so that they survive a power cut; returns the path to store in the row."""
    name = secrets.token_hex(16)
    path = f"{name[:2]}/{name[2:]}.{ending}"
    if not disk.write_new(folder() / path, content):
        raise FileExistsError(path)
    disk.sync_folder(folder())
    return path


def read(path: str) -> bytes:
    """Return the bytes of a kept file. Raises FileNotFoundError when they are gone."""
    return (folder() / path).read_bytes()


def where(path: str) -> Path:
    """Return the place of a kept file on this machine."""
    return folder() / path


def drop(path: str) -> None:
    """Remove a kept file for good."""
    disk.remove(folder() / path)


def everything() -> Iterator[tuple[str, float]]:
    """Yield the path and the time of last change (seconds since 1970) of each file on disk, unfinished ones too."""
    for path in folder().glob("*/*"):
        yield f"{path.parent.name}/{path.name}", path.stat().st_mtime
