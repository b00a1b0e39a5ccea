"""Read a JSON file as a table: a list of objects or of lists, one under a name, or an object a line."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_noop as _

from steward.foundation.imports.reasons import Unreadable

from .cells import Cell
from .encodings import detect
from .limits import LONGEST_CELL, MOST_COLUMNS, SAMPLE
from .texts import Counted

MOST_JSON = 64 * 1024 * 1024  # it is held in memory
BEGINS = re.compile(rb"(\xef\xbb\xbf)?\s*(\[\s*[\[{]|\{\s*\")")


class ObjectTable:
    """A table in a JSON file; its first row holds the names of all that its objects say."""

    encoding = ""
    delimiter = ""
    sheets: tuple[str, ...] = ()
    sheet = ""

    def __init__(self, path: Path):
        found = _objects(_text(path))
        if not found:
            raise Unreadable(_("There is no row with anything in it."))
        if all(isinstance(one, dict) for one in found):
            names = list(dict.fromkeys(name for one in found for name in one))
            self._rows = [names, *([one.get(name) for name in names] for one in found)]
        else:
            self._rows = [one if isinstance(one, list) else [one] for one in found]
        if (widest := max(map(len, self._rows))) > MOST_COLUMNS:
            raise Unreadable(
                _("The sheet has %(columns)d columns; at most %(limit)d are read."), columns=widest, limit=MOST_COLUMNS
            )
        self._read = 0

    @property
    def share_read(self) -> float:
        """How much has been read, 0 to 1."""
        return min(1.0, self._read / len(self._rows))

    def rows(self) -> Iterator[tuple[int, list[Cell] | Unreadable]]:
        """Yield (number, cells) of each row with something in it, as if the file were a sheet."""
        for number, row in enumerate(self._rows, start=1):
            self._read = number
            cells = [_cell(value) for value in row]
            if not any(cell not in ("", None) for cell in cells):
                continue
            if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
                yield number, Unreadable(_("A cell holds more than %(limit)d characters."), limit=LONGEST_CELL)
                continue
            yield number, cells


def _text(path: Path) -> str:
    with Counted(path) as file:
        content = bytearray()
        while block := file.read(SAMPLE):
            content += block
            if len(content) > MOST_JSON:
                raise Unreadable(_("The file is larger than %(limit)d MB."), limit=MOST_JSON >> 20)
    return bytes(content).decode(detect(bytes(content[:SAMPLE])), errors="replace").lstrip("\ufeff")


def _objects(text: str) -> list[Any]:
    try:
        return _listed(json.loads(text))
    except RecursionError:
        raise Unreadable(_("What is inside this file is nested too deeply.")) from None
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise Unreadable(_("The file ends too early; it was not copied whole. Send it again.")) from None


def _listed(found: Any) -> list[Any]:
    if isinstance(found, list):
        return found
    lists = [value for value in found.values() if isinstance(value, list)]
    return max(lists, key=len) if lists else [found]


def _cell(value: Any) -> Cell:
    if value is None:
        return ""
    if isinstance(value, str | bool | int | float):
        return str(value) if isinstance(value, int) and abs(value) > 1 << 53 else value
    return json.dumps(value, ensure_ascii=False)
