"""A migrated, empty database kept between test runs: made anew whenever a migration changes."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
POSTGRES = "steward_template"


def _fingerprint() -> str:
    """Return what the tables depend on: every migration of the product, the command that runs them, Django."""
    digest = hashlib.sha256(django.__version__.encode())
    for path in sorted([*ROOT.glob("steward/**/migrations/*.py"), *ROOT.glob("steward/**/management/commands/migrate.py"),
                        *ROOT.glob("requirements/*.txt"), *ROOT.glob("steward/foundation/search/actions/*.py")]):  # fmt: skip
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def path(what: str = "sqlite3") -> Path:
    """Return where the template of these migrations lies, or would lie: a SQLite file, or a PostgreSQL cluster."""
    return Path(tempfile.gettempdir()) / f"steward-template-{os.getuid()}-{_fingerprint()}.{what}"


def lend(to: Path) -> bool:
    """Copy the template to where the run keeps its database; return whether there was one."""
    template = path()
    if not template.exists():
        return False
    shutil.copyfile(template, to)
    return True


def keep(database: Path) -> None:
    """Keep a freshly migrated, checkpointed database as the template of later runs."""
    template = path()
    staging = template.with_suffix(f".{os.getpid()}")
    shutil.copyfile(database, staging)
    staging.replace(template)


def lend_postgres(cursor: Any, name: str) -> bool:
    """Create the test database from the template that this cluster holds; return whether there was one."""
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [POSTGRES])
    if cursor.fetchone() is None:
        return False
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {POSTGRES}')
    return True


def keep_postgres(cursor: Any, name: str) -> None:
    """Copy a freshly migrated test database inside its cluster, unless another worker did."""
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [POSTGRES])
    if cursor.fetchone() is None:
        cursor.execute(f'CREATE DATABASE {POSTGRES} TEMPLATE "{name}"')
