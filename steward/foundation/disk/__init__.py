"""Writing that survives a power cut: a file is whole or absent, a line is there before anybody is told so."""

import contextlib
import os
import tempfile
from pathlib import Path


def write_new(path: Path, content: bytes, mode: int = 0o600) -> bool:
    """Write a new file: temporary file, fsync, name, fsync of the folder; False when the name is already taken."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.link(temporary, path)
    except FileExistsError:
        return False
    finally:
        os.unlink(temporary)
    sync_folder(path.parent)
    return True


def append_lines(path: Path, lines: list[str]) -> None:
    """Append whole lines to a file; a line that a power cut tore off earlier is ended first."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "ab") as file:
        size = os.fstat(descriptor).st_size
        torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
        file.write((("\n" if torn else "") + "".join(line + "\n" for line in lines)).encode())
        file.flush()
        os.fsync(descriptor)
    if size == 0:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> bool:
    """Remove a file and make that survive a power cut; False when it was not there."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
        sync_folder(path.parent)
        return True
    return False
