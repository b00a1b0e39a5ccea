"""Tell what kind of file this is, by what is in it and not by its name, and open the table inside."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from django.utils.translation import gettext_noop as _

from steward.foundation.imports.reasons import Unreadable

from .cells import Cell
from .limits import MOST_BYTES
from .objects import BEGINS, ObjectTable
from .texts import GZIP, Counted, TextTable
from .workbooks import WorkbookTable

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
# First bytes of files that hold no table, and what they are.
FOREIGN = (
    (b"%PDF", _("This is a PDF. Export the table as a spreadsheet or as text.")),
    (b"\x89PNG", _("This is a picture. Export the table as a spreadsheet or as text.")),
    (b"\xff\xd8\xff", _("This is a picture. Export the table as a spreadsheet or as text.")),
    (b"GIF8", _("This is a picture. Export the table as a spreadsheet or as text.")),
    (b"Rar!", _("This is a packed folder. Unpack it and send the table inside.")),
    (b"7z\xbc\xaf", _("This is a packed folder. Unpack it and send the table inside.")),
    (b"\x7fELF", _("This is a program, not a table.")),
    (b"MZ", _("This is a program, not a table.")),
    (b"SQLite format", _("This is a database, not a table. Export the table as a spreadsheet or as text.")),
)
WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head")


class Table(Protocol):
    """An opened table."""

    sheets: tuple[str, ...]
    sheet: str
    encoding: str
    delimiter: str

    @property
    def share_read(self) -> float:
        """How much has been read, 0 to 1."""

    def rows(self) -> Iterator[tuple[int, list[Cell] | Unreadable]]:
        """Yield each row with its number."""


def open_table(path: Path, sheet: str = "") -> Table:
    """Open the table in a file, or the named sheet of a workbook. Raises Unreadable with a sentence for the sender."""
    size = path.stat().st_size
    if size == 0:
        raise Unreadable(_("The file is empty."))
    if size > MOST_BYTES:
        raise Unreadable(_("The file is larger than %(limit)d MB."), limit=MOST_BYTES >> 20)
    with path.open("rb") as file:
        head = file.read(512)
    for signature, sentence in FOREIGN:
        if head.startswith(signature):
            raise Unreadable(sentence)
    if head.startswith(ZIP) or head.startswith(OLE):
        return WorkbookTable(path, sheet)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_PAGE):
        raise Unreadable(_("This is a web page under another name. Open it in a spreadsheet and save it as .xlsx."))
    if head.startswith(GZIP):
        with Counted(path) as unpacked:
            head = unpacked.read(512) or b""
    return ObjectTable(path) if BEGINS.match(head) else TextTable(path)
