"""Read a sheet of a workbook, after making sure that it is no larger than it may be."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import python_calamine
from django.utils.translation import gettext_noop as _

from steward.foundation.imports.reasons import Unreadable

from .cells import Cell
from .limits import HIGHEST_RATIO, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_PARTS, MOST_UNPACKED

_PLACE = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^>]{0,200}?\br=\"([A-Z]{0,3})(\d{1,7})\"")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
MAIN_PART = "xl/workbook.xml"
_BLOCK = 1 << 20
_OVERLAP = 300


class WorkbookTable:
    """A table in one sheet of a workbook; the sheet is held in memory."""

    encoding = ""
    delimiter = ""

    def __init__(self, path: Path, sheet: str = ""):
        self.has_formulas = zipfile.is_zipfile(path) and _inspect(path)
        book = _open(path)
        self.sheets = tuple(book.sheet_names)
        if not self.sheets:
            raise Unreadable(_("This workbook has no sheet."))
        self.sheet = sheet if sheet in self.sheets else self.sheets[0]
        self._sheet = _guarded(lambda: book.get_sheet_by_name(self.sheet))
        _measure(self._sheet.width, self._sheet.total_height)
        self._read = 0

    @property
    def share_read(self) -> float:
        """How much of the sheet has been read, 0 to 1."""
        return min(1.0, self._read / max(1, self._sheet.total_height))

    def rows(self) -> Iterator[tuple[int, list[Cell] | Unreadable]]:
        """Yield (number as the spreadsheet shows it, cells) of each row with something in it."""
        for number, row in enumerate(self._sheet.iter_rows(), start=1):
            self._read = number
            if not any(cell != "" for cell in row):
                continue
            if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row):
                yield number, Unreadable(_("A cell holds more than %(limit)d characters."), limit=LONGEST_CELL)
                continue
            yield number, row


def _guarded(read):
    """Call the reader; whatever it stumbles over means that the file is damaged."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # the library is written in Rust: its panics are no Exception
        raise Unreadable(
            _("This workbook cannot be read: it is damaged, protected by a password, or no workbook.")
        ) from None


def _open(path: Path) -> python_calamine.CalamineWorkbook:
    return _guarded(lambda: python_calamine.load_workbook(str(path)))


def _inspect(path: Path) -> bool:
    """Unpack every part once, counting, and measure the sheets; returns whether a cell holds a formula."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if MAIN_PART not in archive.namelist():
                raise Unreadable(_("Only .xlsx, .xls and text files are read. Save the table as one of these."))
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > _limit(path):
                raise Unreadable(_("What is inside this packed file is too large."))
            return any([_look(archive, part) for part in parts])
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise Unreadable(_("This workbook is damaged: it was not copied whole. Send it again.")) from None


def _limit(path: Path) -> int:
    return min(MOST_UNPACKED, max(path.stat().st_size * HIGHEST_RATIO, 8 << 20))


def _look(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Read one part to its end (a wrong checksum shows) and refuse a sheet that spreads too far."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    rest, widest, longest, formulas = b"", 0, 0, False
    with archive.open(part) as file:
        while block := file.read(_BLOCK):
            if not is_sheet:
                continue
            seen = rest + block
            formulas = formulas or bool(_FORMULA.search(seen))
            for column, row in _PLACE.findall(seen):
                longest = max(longest, int(row))
                widest = max(widest, _column(column))
            rest = seen[-_OVERLAP:]
    _measure(widest, longest)
    return formulas


def _measure(columns: int, rows: int) -> None:
    """Refuse a sheet that spreads over more cells than are held in memory."""
    if columns > MOST_COLUMNS:
        raise Unreadable(
            _("The sheet has %(columns)d columns; at most %(limit)d are read."), columns=columns, limit=MOST_COLUMNS
        )
    if columns * rows > MOST_CELLS:
        raise Unreadable(
            _("The sheet is too large: %(rows)d rows by %(columns)d columns."), rows=rows, columns=columns
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
