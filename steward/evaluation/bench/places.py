"""The two installations of a run: the product with its demo company, and the floor with the same cases."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .machine import python

SQLITE, POSTGRESQL = "sqlite", "postgresql"
PRAGMAS = "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-65536;PRAGMA mmap_size=0;"
FEWEST_OFFICES, MOST_OFFICES, CASES_PER_OFFICE = 3, 10, 20_000
UNITS_PER_OFFICE = 200


@dataclass
class Places:
    """Where the product and the floor of one run lie. `server` is the address of a PostgreSQL, empty for SQLite."""

    folder: Path
    size: int
    server: str = ""
    surroundings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home = self.folder / "home"
        home = {"STEWARD_HOME": str(self.home), "DATABASE_URL": ""}
        name = f"bench_{os.getpid()}_{self.size}"
        if self.server:
            self._create_databases(name, f"{name}_floor")
            home["DATABASE_URL"] = _with_name(self.server, name)
        self.surroundings = home | {"FLOOR_DATABASE": json.dumps(self._floor(f"{name}_floor"))}

    def _floor(self, name: str) -> dict[str, Any]:
        if not self.server:
            return {
                "ENGINE": "steward.foundation.sqlite", "NAME": str(self.folder / "floor.sqlite3"), "CONN_MAX_AGE": None,
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
            }  # fmt: skip
        parts = urlsplit(self.server)
        host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
        return {
            "ENGINE": "django.db.backends.postgresql", "HOST": host, "PORT": parts.port or "", "NAME": name,
            "USER": parts.username or "", "PASSWORD": parts.password or "", "CONN_MAX_AGE": None,
        }  # fmt: skip

    def _create_databases(self, *names: str) -> None:
        for name in names:
            self.steward("bench_inside", "create", "--name", name, DATABASE_URL=self.server)

    def run(self, command: list[str], **more: str) -> str:
        """Run a command in this installation; returns what it says. Raises CalledProcessError."""
        done = subprocess.run(  # noqa: S603  our own command
            command, env={**os.environ, **self.surroundings, **more}, stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout

    def steward(self, *words: str, **more: str) -> str:
        """Run a word of the product."""
        return self.run(python("-m", "steward", *words), **more)

    def inside(self, *words: str) -> dict[str, Any]:
        """Run a part of the measuring inside the product; returns the figures that it prints last."""
        return json.loads(self.steward("bench_inside", *words).splitlines()[-1])

    def floor(self, *words: str) -> dict[str, Any]:
        """Run a word of the floor; returns its figures."""
        return json.loads(self.run(python("-m", "steward.evaluation.floor", *words)).splitlines()[-1])

    def fill(self) -> int:
        """Make the demo company of this size, and the floor with the same cases; returns how many there are."""
        offices = min(MOST_OFFICES, max(FEWEST_OFFICES, self.size // CASES_PER_OFFICE))
        self.steward("prepare")
        self.steward(
            "demo", "--cases", str(self.size), "--offices", str(offices), "--units", str(offices * UNITS_PER_OFFICE)
        )
        self.inside("analyze")
        self.inside("export", "--out", str(self.tickets))
        return self.floor("load", str(self.tickets))["rows"]

    @property
    def tickets(self) -> Path:
        """The file that carries the cases over to the floor."""
        return self.folder / "tickets.csv"


def _with_name(server: str, name: str) -> str:
    parts = urlsplit(server)
    return parts._replace(path=f"/{name}").geturl()


def folder() -> tempfile.TemporaryDirectory:
    """Return a folder for one run, deleted with all in it when it is closed."""
    return tempfile.TemporaryDirectory(prefix="steward-bench-")
