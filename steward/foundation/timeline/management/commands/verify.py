"""`steward verify`: recompute the history and compare it with the signed checkpoints. Exit code 1 when damaged."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from steward.foundation.timeline.queries import Report, verify
from steward.foundation.timeline.queries.verification.report import WHAT


class Command(BaseCommand):
    """Says what is damaged, or that nothing is."""

    help = "Recompute the history and compare it with the signed checkpoints outside the database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--checkpoints", type=Path, help="folder of checkpoints and public keys kept elsewhere")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of sentences")

    def handle(self, *args, **options) -> None:
        started = time.monotonic()
        report = verify(folder=options["checkpoints"])
        seconds = round(time.monotonic() - started, 2)
        if options["json"]:
            self.stdout.write(json.dumps(_plain(report, seconds)))
        else:
            self._tell(report, seconds)
        if not report.is_sound:
            raise SystemExit(1)

    def _tell(self, report: Report, seconds: float) -> None:
        self.stdout.write(
            f"{report.events:,} acts, {report.accesses:,} looks, {report.links:,} links, "
            f"{report.statements:,} signed checkpoints, {report.waiting:,} waiting for a seal; {seconds} s"
        )
        for note in report.notes:
            self.stdout.write(f"note: {note}")
        for damage in report.damages:
            self.stdout.write(f"damaged: {damage}")
        for what, count in sorted(report.counted.items()):
            self.stdout.write(f"{count:,} times: {WHAT[what]}")
        self.stdout.write("Sound." if report.is_sound else "NOT SOUND.")


def _plain(report: Report, seconds: float) -> dict:
    return {
        "sound": report.is_sound, "events": report.events, "accesses": report.accesses, "links": report.links,
        "checkpoints": report.statements, "waiting": report.waiting, "seconds": seconds, "damages": dict(report.counted),
        "first": [str(damage) for damage in report.damages[:20]], "notes": report.notes,
    }  # fmt: skip
