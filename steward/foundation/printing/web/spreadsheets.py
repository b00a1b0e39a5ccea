"""A spreadsheet as the answer to a request; that it was taken out is written into the access log first."""

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.http import FileResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from steward.foundation.printing.sheets import Column, write_workbook
from steward.foundation.timeline.actions import log_access

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def spreadsheet(
    request, *, act: str, kind: str, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]],
    facts: Mapping[str, Any] | None = None,
) -> FileResponse:  # fmt: skip
    """Answer these rows as an .xlsx file called by `name` and the moment; `act` names the export in the access log."""
    now, office = timezone.now(), request.office or None
    zone = office.zone if office else timezone.get_current_timezone()
    path = Path(tempfile.mkdtemp(prefix="export-")) / "sheet.xlsx"
    count = write_workbook(str(path), name=name, columns=columns, rows=rows, zone=zone)
    log_access(
        actor=request.actor, act=act, kind=kind, at=now, office=office, facts={"rows": count} | dict(facts or {})
    )
    file = path.open("rb")
    path.unlink()
    path.parent.rmdir()
    stamp = now.astimezone(zone).strftime("%Y%m%d-%H%M")
    response = FileResponse(file, content_type=SPREADSHEET)
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{name}-{stamp}.xlsx")
    return response
