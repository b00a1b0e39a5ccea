"""`steward import cases FILE…`: the importer without the screen."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
from steward.foundation.imports import actions
from steward.foundation.imports.models import Batch
from steward.foundation.imports.queries import rejected_sheet
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.targets import layouts, targets

CHUNK = 4_000
COUNTED = ("created", "changed", "unchanged", "rejected")


class Command(BaseCommand):
    """Import tables from the command line."""

    help = "Import tables: `steward import cases FILE… --layout NAME`. Rejected rows are written beside each file."

    def add_arguments(self, parser):
        parser.add_argument("target", choices=sorted(targets()), help="what the rows are")
        parser.add_argument("files", nargs="+", type=Path, help=".csv, .tsv, .xlsx, .xls; packed with gzip or not")
        parser.add_argument("--layout", default="", help="a layout known by name; without it headings are guessed")
        parser.add_argument("--office", default="", help="code of the office (default: the first one)")
        parser.add_argument("--json", action="store_true", help="print one line of JSON and nothing else")

    def handle(self, *, target, files, layout, office, **options):
        if layout and layout not in layouts(target):
            raise CommandError(
                f"No layout is called {layout!r}: {', '.join(sorted(layouts(target))) or 'none is known'}."
            )
        self.office = self._office(office)
        started, total, refused, sheets = time.monotonic(), dict.fromkeys(COUNTED, 0), {}, []
        for path in files:
            try:
                batch = self._import(target, path.resolve(), layout)
            except (Unreadable, FileNotFoundError) as error:
                refused[str(path)] = str(error)
                continue
            if batch.failure:
                refused[str(path)] = str(Reason(*batch.failure))
            sheets += [str(place)] if (place := self._write_rejects(batch, path)) else []
            total = {name: total[name] + getattr(batch, name) for name in COUNTED}
        found = {"rows": sum(total.values()), **total, "seconds": round(time.monotonic() - started, 2)}
        if sheets:
            found["rejected_rows"] = sheets
        if refused:
            found["refused_files"] = refused
        self._say(found, as_json=options["json"])
        if refused:
            raise SystemExit(1)

    def _office(self, code: str) -> Office:
        offices = Office.objects.filter(is_active=True).order_by("code")
        found = offices.filter(code=code).first() if code else offices.first()
        if found is None:
            raise CommandError(
                f"No office has the code {code!r}." if code else "There is no office yet to import into."
            )
        return found

    def _import(self, target: str, path: Path, layout: str) -> Batch:
        actor, at = system("import"), timezone.now()
        batch = actions.open_batch(
            target=target, name=path.name, source=path, office=self.office, actor=actor, at=at, layout=layout
        )
        actions.start(batch=batch, actor=actor, at=at)
        return actions.run(batch_id=batch.pk, at=at, chunk=CHUNK)

    def _write_rejects(self, batch: Batch, path: Path) -> Path | None:
        """Write the rejected rows beside the file, or where the command runs if nothing may be written there."""
        if not batch.rejected:
            return None
        with rejected_sheet(batch=batch) as sheet:
            content = sheet.read()
        for folder in (path.parent, Path.cwd()):
            place = folder / f"{path.name}.rejected.xlsx"
            try:
                place.write_bytes(content)
            except OSError:
                continue
            return place
        raise CommandError(f"The rejected rows of {path.name} can be written nowhere.")

    def _say(self, found: dict, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        for name, value in found.items():
            self.stdout.write(f"{name:14} {value}")
