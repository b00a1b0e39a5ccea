"""Read a text file row by row, packed or not, without holding more than one row."""

import codecs
import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from statistics import mode

from django.utils.translation import gettext_noop as _

from steward.foundation.imports.reasons import Unreadable

from .cells import Cell
from .encodings import detect
from .limits import HIGHEST_RATIO, LONGEST_CELL, MOST_UNPACKED, SAMPLE

DELIMITERS = ",\t;|"
GZIP = b"\x1f\x8b"
BROKEN = "\ufffd"


class Counted(io.RawIOBase):
    """Bytes of a file, unpacked as they are read, counted and limited."""

    def __init__(self, path: Path):
        self.raw = path.open("rb")
        self.size = path.stat().st_size
        packed = self.raw.read(2) == GZIP
        self.raw.seek(0)
        self.source = gzip.GzipFile(fileobj=self.raw) if packed else self.raw
        self.limit = min(MOST_UNPACKED, max(self.size * HIGHEST_RATIO, 1 << 20)) if packed else MOST_UNPACKED
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        try:
            found = self.source.read(len(buffer))
        except EOFError:
            raise Unreadable(_("The file ends too early; it was not copied whole. Send it again.")) from None
        except (OSError, zlib.error):
            raise Unreadable(_("The packed file is damaged. Send it again.")) from None
        self.given += len(found)
        if self.given > self.limit:
            raise Unreadable(_("What is inside this packed file is too large."))
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        self.source.close()
        self.raw.close()
        super().close()


class TextTable:
    """A table in a text file."""

    sheets: tuple[str, ...] = ()
    sheet = ""

    def __init__(self, path: Path):
        self.path = path
        with Counted(path) as file:
            sample = file.read(SAMPLE) or b""
        self.encoding = detect(sample)
        text = codecs.getincrementaldecoder(self.encoding)(errors="replace").decode(sample)
        if _is_no_text(text):
            raise Unreadable(_("This is not a table: neither a spreadsheet nor a text file."))
        self.announced = text[:5].lower() == "sep=" + text[4:5] and text[5:6] in ("\r", "\n")
        self.delimiter = text[4] if self.announced else _delimiter(text)
        self._file: Counted | None = None

    @property
    def share_read(self) -> float:
        """How much of the file has been read, 0 to 1."""
        if self._file is None or self._file.raw.closed:
            return 0.0 if self._file is None else 1.0
        return min(1.0, self._file.raw.tell() / max(1, self._file.size))

    def rows(self) -> Iterator[tuple[int, list[Cell] | Unreadable]]:
        """Yield (number as a spreadsheet counts, cells) of each row with something in it; a row too odd is its error."""
        csv.field_size_limit(LONGEST_CELL)
        self._file = Counted(self.path)
        with io.TextIOWrapper(
            io.BufferedReader(self._file, SAMPLE), encoding=self.encoding, errors="replace", newline=""
        ) as text:
            lines = (line.replace("\0", "") if "\0" in line else line for line in text)
            reader = csv.reader(lines, delimiter=self.delimiter)
            if self.announced:
                next(reader, None)
            yield from _numbered(reader)


def _numbered(reader) -> Iterator[tuple[int, list[Cell] | Unreadable]]:
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield number, Unreadable(_("A cell holds more than %(limit)d characters."), limit=LONGEST_CELL)
            continue
        if not any(row):
            continue
        if BROKEN in "".join(row):
            yield number, Unreadable(_("Some characters of this row cannot be read."))
            continue
        yield number, row


def _is_no_text(text: str) -> bool:
    """Tell by signs that no text has; a few of them are dirt."""
    odd = sum(sign == BROKEN or (sign < " " and sign not in "\t\n\r\f\x1a\0") for sign in text)
    return odd > max(3, len(text) // 50)


def _delimiter(text: str) -> str:
    """Return the sign that cuts most lines of the sample into the same number of cells."""
    lines = text.splitlines(keepends=True)[:200]
    if len(lines) > 1:
        lines = lines[:-1]  # the sample may end in the middle of a line
    return max(DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], sign: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
    except csv.Error:
        return 0.0, 0
    if not widths or (usual := mode(widths)) < 2:
        return 0.0, 0
    return widths.count(usual) / len(widths), usual
