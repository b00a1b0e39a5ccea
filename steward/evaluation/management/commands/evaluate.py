"""`steward evaluate`: scores on real data, in a database of its own that is thrown away afterwards."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from steward.evaluation.measures import categories, duplicates, importing

SEED = 20


class Command(BaseCommand):
    """Learn from one folder of published data and be judged on another."""

    help = "Measure suggestions, duplicates and imports on real data; writes a JSON list of figures."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("--data", type=Path, required=True, help="folder to learn from")
        parser.add_argument("--score", type=Path, help="folder to be judged on; without it a part of --data")
        parser.add_argument("--out", type=Path, default=Path("build/evaluation.json"))
        parser.add_argument(
            "--here", action="store_true", help="use the database of this process (set by the command)"
        )

    def handle(self, *, data, score, out, here, **options):
        if not data.is_dir() or (score and not score.is_dir()):
            raise CommandError("--data and --score name folders that exist.")
        if not here:
            self._elsewhere(data, score, out)
            return
        call_command("migrate", verbosity=0)
        judged, at = score or data, timezone.now()
        figures = []
        for rows in (
            categories.measure(data, score, SEED),
            duplicates.measure(data, score, at, SEED),
            importing.measure(judged, at, SEED),
        ):
            for row in rows:
                figures.append(row.written())
                self.stdout.write(f"{row.measure:24} {row.dataset:26} {row.value:<8} goal {row.goal}  n={row.n}")
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def _elsewhere(self, data: Path, score: Path | None, out: Path) -> None:
        """Run the same command in a process with an empty home, so that nobody's records are touched."""
        with tempfile.TemporaryDirectory(prefix="steward-evaluation-") as home:
            environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
            environment |= {"STEWARD_HOME": home}
            arguments = ["--data", data.resolve(), "--out", out.resolve(), "--here"]
            arguments += ["--score", score.resolve()] if score else []
            done = subprocess.run(  # noqa: S603  our own interpreter and our own command
                [sys.executable, "-m", "steward", "evaluate", *map(str, arguments)], env=environment, check=False
            )
        if done.returncode:
            raise CommandError("The evaluation did not come to its end; see above.")
