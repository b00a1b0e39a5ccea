"""Where uploaded tables lie until their import is over: STEWARD_HOME/imports, under random names."""

import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext_noop as _

from steward.foundation import disk

from .reasons import Unreadable
from .sheets.limits import MOST_BYTES

_BLOCK = 1 << 20


def folder() -> Path:
    """Return the folder of all uploaded tables."""
    return Path(settings.HOME) / "imports"


def keep(source: BinaryIO) -> Path:
    """Copy a table so that it survives a power cut; returns where it lies. Raises Unreadable when it is too large."""
    folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder() / secrets.token_hex(16)
    copied = 0
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while block := source.read(_BLOCK):
            copied += len(block)
            if copied > MOST_BYTES:
                path.unlink()
                raise Unreadable(_("The file is larger than %(limit)d MB."), limit=MOST_BYTES >> 20)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    disk.sync_folder(folder())
    return path


def drop(path: str) -> None:
    """Remove an uploaded table; a file elsewhere, which was only read, is left alone."""
    if Path(path).parent == folder():
        disk.remove(Path(path))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
