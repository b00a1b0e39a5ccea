"""Copy an installation while it runs, and bring a copy back into an empty one.

The database is copied first and the files after it: a row is written only when its file is safe, so every row of the copy
finds its file. A copy is written beside its place and renamed when it is whole; its manifest names every file with its hash.
"""

import hashlib
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3
from django.conf import settings
from django.db import connection

import steward
from steward.foundation import disk

MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
FOLDERS = ("files", "keys")


class NotPossible(Exception):
    """The copy could not be made or brought back; the message is the program's own."""


class NotEmpty(Exception):
    """There is an installation already where the copy should go."""


class BackupDamaged(Exception):
    """A file of the copy is missing or not what it was; the message names it."""


def back_up(*, folder: Path, at: datetime) -> Path:
    """Copy database, files and keys into a new folder below this one and return it. Raises NotPossible."""
    name = f"steward-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    target, draft = folder / name, folder / f".{name}.{os.getpid()}"
    if target.exists():
        raise NotPossible(f"{target} is there already")
    draft.mkdir(parents=True, mode=0o700)
    try:
        _copy_sqlite(draft) if connection.vendor == "sqlite" else _dump_postgresql(draft)
        for part in FOLDERS:
            _copy_folder(settings.HOME / part, draft / part)
        listed = {str(path.relative_to(draft)): _hash(path) for path in sorted(draft.rglob("*")) if path.is_file()}
        manifest = {"version": steward.__version__, "at": at.isoformat(), "vendor": connection.vendor, "files": listed}
        disk.write_new(draft / MANIFEST, json.dumps(manifest, indent=1).encode())
        draft.rename(target)
        disk.sync_folder(folder)
    except OSError as problem:
        raise NotPossible(str(problem)) from problem
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def bring_back(*, folder: Path) -> int:
    """Put a copy into this empty installation; returns how many files it held.

    Raises BackupDamaged before anything is changed, NotEmpty, NotPossible.
    """
    manifest = _checked(folder)
    if manifest["vendor"] != connection.vendor:
        raise NotPossible(f"The copy is of {manifest['vendor']}, this installation uses {connection.vendor}.")
    if any((settings.HOME / "files").glob("*/*")):
        raise NotEmpty(str(settings.HOME / "files"))
    _restore_sqlite(folder) if connection.vendor == "sqlite" else _restore_postgresql(folder)
    for part in FOLDERS:
        _copy_folder(folder / part, settings.HOME / part)
    return len(manifest["files"])


def _checked(folder: Path) -> dict:
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError) as problem:
        raise BackupDamaged(f"{folder / MANIFEST}: {problem}") from problem
    for name, digest in manifest["files"].items():
        path = folder / name
        if not path.is_file() or _hash(path) != digest:
            raise BackupDamaged(name)
    return manifest


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _copy_folder(source: Path, target: Path) -> None:
    target.mkdir(exist_ok=True, mode=0o700)
    for path in sorted(source.rglob("*")) if source.is_dir() else ():
        goal = target / path.relative_to(source)
        if path.is_dir():
            goal.mkdir(exist_ok=True, mode=0o700)
        elif not path.name.startswith("."):
            _copy_file(path, goal)


def _copy_file(source: Path, target: Path) -> None:
    """Copy bytes and mode so that both survive a power cut."""
    with (
        source.open("rb") as reading,
        open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out,
    ):
        shutil.copyfileobj(reading, out, 1024 * 1024)
        out.flush()
        os.fsync(out.fileno())
    disk.sync_folder(target.parent)


def _copy_sqlite(draft: Path) -> None:
    copy = pysqlite3.connect(str(draft / SQLITE))
    try:
        connection.ensure_connection()
        connection.connection.backup(copy)
        (verdict,) = copy.execute("PRAGMA integrity_check").fetchone()
        if verdict != "ok":
            raise NotPossible(f"integrity_check: {verdict}")
    finally:
        copy.close()


def _restore_sqlite(folder: Path) -> None:
    target = Path(connection.settings_dict["NAME"])
    if target.exists() and target.stat().st_size:
        raise NotEmpty(str(target))
    connection.close()
    _copy_file(folder / SQLITE, target)


def _dump_postgresql(draft: Path) -> None:
    _postgresql("pg_dump", "--format=custom", f"--file={draft / POSTGRESQL}")


def _restore_postgresql(folder: Path) -> None:
    if connection.introspection.table_names():
        raise NotEmpty(connection.settings_dict["NAME"])
    connection.close()
    _postgresql("pg_restore", "--no-owner", "--exit-on-error", str(folder / POSTGRESQL), "--dbname")


def _postgresql(program: str, *words: str) -> None:
    """Run a program of PostgreSQL on this database; the password goes by its surroundings, not by its words."""
    found = shutil.which(program)
    if found is None:
        raise NotPossible(f"{program} is not installed here.")
    params = connection.get_connection_params()
    surroundings = os.environ | {
        variable: str(params[name])
        for variable, name in (
            ("PGHOST", "host"), ("PGPORT", "port"), ("PGUSER", "user"), ("PGPASSWORD", "password"),
        )
        if params.get(name)
    }  # fmt: skip
    done = subprocess.run(  # noqa: S603  a program of the database, with words of our own
        [found, *words, params["dbname"]], env=surroundings, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NotPossible(done.stderr.strip()[-500:])
