"""Is the installation as it should be? Each check answers with findings; none of them changes anything."""

import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from steward.foundation.jobs.queries import pulse
from steward.foundation.sqlite.base import OLDEST_SAFE_LIBRARY

from .static import collected_is_current

OK, WARN, FAIL = "ok", "warn", "fail"
LITTLE_SPACE, NO_SPACE = 2 * 1024**3, 200 * 1024**2  # bytes
NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "glusterfs", "ceph"}
# What an SQLite connection of ours must answer (reliability: a commit that was answered survives a power cut).
PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "mmap_size": 0}
OLDEST_POSTGRESQL = 150000
POSTGRESQL_SETTINGS = {"synchronous_commit": "on", "fsync": "on", "full_page_writes": "on"}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at: how it is, in a sentence."""

    name: str
    state: str
    says: str


def examine(at: datetime) -> list[Finding]:
    """Return every finding; a check that cannot be carried out is a failure of its own."""
    findings = [*_versions(), *_home()]
    try:
        findings += [*_database(), *_migrations()]
        findings += _processes(at)
    except DatabaseError as problem:
        findings.append(Finding(name="database", state=FAIL, says=str(problem).strip()))
    return [*findings, *_built()]


def _versions() -> Iterator[Finding]:
    fits = (3, 12) <= sys.version_info[:2] <= (3, 13)
    yield Finding(name="python", state=OK if fits else WARN, says=platform.python_version())
    for package in ("steward-pm", "django", "gunicorn", "psycopg", "pysqlite3"):
        try:
            yield Finding(name=package, state=OK, says=version(package))
        except ModuleNotFoundError:
            state = OK if package == "steward-pm" else FAIL
            yield Finding(name=package, state=state, says="run from the source tree" if state == OK else "missing")


def _home() -> Iterator[Finding]:
    home = Path(settings.HOME)
    if not home.is_dir():
        yield Finding(name="home", state=FAIL, says=f"{home} is missing; run `steward init`")
        return
    open_to = stat.S_IMODE(home.stat().st_mode) & 0o077
    says = f"{home}{', readable by other accounts (chmod 700)' if open_to else ''}"
    yield Finding(name="home", state=WARN if open_to else OK, says=says)
    for key in sorted((home / "keys").glob("*")):
        if key.is_file() and stat.S_IMODE(key.stat().st_mode) & 0o077:
            yield Finding(name="keys", state=FAIL, says=f"{key} is readable by other accounts (chmod 600)")
    free = shutil.disk_usage(home).free
    state = FAIL if free < NO_SPACE else WARN if free < LITTLE_SPACE else OK
    yield Finding(name="disk", state=state, says=f"{free / 1024**3:.1f} GiB free")
    if (kind := _file_system(home)) in NETWORK_FILE_SYSTEMS and connection.vendor == "sqlite":
        yield Finding(name="disk", state=FAIL, says=f"SQLite on a network file system ({kind}) loses data")


def _file_system(path: Path) -> str:
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    found = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    fitting = [(point, kind) for point, kind in found if path.is_relative_to(point)]
    return max(fitting, key=lambda pair: len(pair[0]), default=("", ""))[1]


def _database() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        yield from _sqlite(cursor) if connection.vendor == "sqlite" else _postgresql(cursor)


def _sqlite(cursor) -> Iterator[Finding]:
    cursor.execute("SELECT sqlite_version()")
    library = cursor.fetchone()[0]
    safe = tuple(map(int, library.split("."))) >= OLDEST_SAFE_LIBRARY
    yield Finding(name="sqlite", state=OK if safe else FAIL, says=f"library {library}")
    for pragma, wanted in PRAGMAS.items():
        cursor.execute(f"PRAGMA {pragma}")
        found = cursor.fetchone()[0]
        right = str(found).lower() == str(wanted)
        says = f"{found}" if right else f"{found}, must be {wanted}"
        yield Finding(name=f"sqlite {pragma}", state=OK if right else FAIL, says=says)


def _postgresql(cursor) -> Iterator[Finding]:
    cursor.execute("SHOW server_version")
    says = cursor.fetchone()[0]
    fits = connection.pg_version >= OLDEST_POSTGRESQL
    yield Finding(name="postgresql", state=OK if fits else FAIL, says=f"{says}{'' if fits else ', needs 15 or newer'}")
    for name, wanted in POSTGRESQL_SETTINGS.items():
        cursor.execute(f"SHOW {name}")
        found = cursor.fetchone()[0]
        says = found if found == wanted else f"{found}, must be {wanted}: an answered commit may be lost"
        yield Finding(name=f"postgresql {name}", state=OK if found == wanted else FAIL, says=says)
    cursor.execute("SHOW data_checksums")
    found = cursor.fetchone()[0]
    yield Finding(name="postgresql data_checksums", state=OK if found == "on" else WARN, says=found)


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    says = f"{len(waiting)} not applied; run `steward migrate`" if waiting else "up to date"
    yield Finding(name="tables", state=FAIL if waiting else OK, says=says)


def _processes(at: datetime) -> Iterator[Finding]:
    found = pulse(at)
    for name, count in (("worker", found.workers), ("scheduler", found.schedulers)):
        yield Finding(name=name, state=OK if count else WARN, says=f"{count} alive" if count else "none is alive")
    late = found.oldest_waiting_at is not None and (at - found.oldest_waiting_at).total_seconds() > 300
    yield Finding(name="queue", state=WARN if late else OK, says=f"{found.waiting} waiting, {found.failed} failed")
    for trouble in found.troubles:
        yield Finding(name="scheduler", state=WARN, says=trouble)


def _built() -> Iterator[Finding]:
    foundation = Path(settings.PACKAGE) / "foundation"
    bundle = any((foundation / "ui/static/ui/dist").glob("*.css"))
    yield Finding(
        name="front end", state=OK if bundle else FAIL, says="built" if bundle else "not built; `make build`"
    )
    current = bundle and collected_is_current()
    yield Finding(name="static files", state=OK if current else WARN, says="collected" if current else "not collected")
    fonts = len(list((foundation / "printing/fonts").glob("*.[to]t[fc]")))
    yield Finding(name="fonts", state=OK if fonts else WARN, says=f"{fonts} for printing")
    catalogues = len(list(Path(settings.PACKAGE).rglob("locale/zh_Hant/LC_MESSAGES/django.mo")))
    yield Finding(name="messages", state=OK if catalogues else WARN, says=f"{catalogues} catalogues compiled")
    if settings.DEBUG:
        yield Finding(name="settings", state=WARN, says="STEWARD_DEBUG is on")
    beyond = [host for host in settings.ALLOWED_HOSTS if host not in settings.LOOPBACK]
    if beyond and not settings.SECURE_COOKIES:
        yield Finding(name="settings", state=WARN, says="reachable from outside without STEWARD_HTTPS=1")
