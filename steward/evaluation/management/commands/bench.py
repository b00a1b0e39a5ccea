"""`steward bench`: the product beside the bare floor, in databases of their own that are thrown away afterwards."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from steward.evaluation.bench.goals import verdict
from steward.evaluation.bench.measuring import SECONDS, Run
from steward.evaluation.bench.places import POSTGRESQL, SQLITE, Places, folder

UNITS = {"k": 1_000, "m": 1_000_000}


def size_of(word: str) -> int:
    """Return 10_000 for "10k". Raises ValueError."""
    word = word.strip().lower().replace("_", "")
    return int(float(word[:-1]) * UNITS[word[-1]]) if word[-1:] in UNITS else int(word)


class Command(BaseCommand):
    """Measure and write one JSON list of figures."""

    help = "Measure pages, search, registration, import and the sweep beside a bare Django on the same cases."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
        parser.add_argument("--sizes", default="10k,100k,1m", help="numbers of cases")
        parser.add_argument("--databases", default=f"{SQLITE},{POSTGRESQL}")
        parser.add_argument("--postgres", default="", help="address of a PostgreSQL where databases may be created")
        parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each work is asked")
        parser.add_argument(
            "--minutes", type=float, default=0, help="start no further run after so long (0: no limit)"
        )

    def handle(self, *, out, sizes, databases, postgres, seconds, minutes, **options):
        wanted = [name for name in databases.split(",") if name != POSTGRESQL or postgres]
        try:
            counts = [size_of(word) for word in sizes.split(",")]
        except (KeyError, ValueError):
            raise CommandError(f"--sizes {sizes}: numbers of cases, as in 10k,100k,1m.") from None
        if not wanted:
            raise CommandError("There is no database to measure on: --databases sqlite, or --postgres ADDRESS.")
        out.parent.mkdir(parents=True, exist_ok=True)
        began, rows = time.monotonic(), []
        for count in counts:
            for database in wanted:
                if minutes and time.monotonic() - began > minutes * 60:
                    self.stderr.write(f"{count} on {database} is left out: {minutes:g} minutes have passed.")
                    continue
                rows += self._run(count, database, postgres if database == POSTGRESQL else "", seconds)
                out.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.stdout.write(f"{len(rows)} figures in {out}, {time.monotonic() - began:.0f} s")

    def _run(self, count: int, database: str, server: str, seconds: float) -> list[dict]:
        rows = []
        self.stdout.write(f"\n{count} cases on {database}")
        with folder() as place:
            for row in Run(Places(Path(place), count, server), database, seconds).rows():
                rows.append(row)
                if row["metric"] != "p95":
                    self.stdout.write(verdict(row))
                    self.stdout.flush()
        return rows
