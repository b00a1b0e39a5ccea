"""Spreadsheets out: real types, no formulas from text, flat memory however many rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

ROWS_PER_SHEET = 1_000_000
LONGEST_CELL = 32_767


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: the words of its head and its width in characters."""

    head: str
    width: int = 16


def write_workbook(
    path: str, *, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]], zone: ZoneInfo
) -> int:
    """Write rows to an .xlsx file and return how many; a text that begins with "=" stays a text.

    Instants are written as local time of `zone`. Beyond a million rows a further sheet begins.
    """
    book = xlsxwriter.Workbook(
        path,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd hh:mm",
        },
    )
    head, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, line, count = None, 0, 0
    for row in rows:
        if sheet is None or line > ROWS_PER_SHEET:
            sheet, line = _new_sheet(book, name, columns, head, count), 1
        for place, value in enumerate(row):
            _write(sheet, line, place, value, day, zone)
        line, count = line + 1, count + 1
    if sheet is None:
        _new_sheet(book, name, columns, head, 0)
    book.close()
    return count


def _new_sheet(book: Any, name: str, columns: Sequence[Column], head: Any, so_far: int) -> Any:
    suffix = f" {so_far // ROWS_PER_SHEET + 1}" if so_far else ""
    sheet = book.add_worksheet(f"{name[:25]}{suffix}")
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.head, head)
    return sheet


def _write(sheet: Any, line: int, place: int, value: Any, day: Any, zone: ZoneInfo) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value)
    elif isinstance(value, (int, float, Decimal)):
        sheet.write_number(line, place, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(line, place, value.astimezone(zone).replace(tzinfo=None))
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001  a day has no zone
    else:
        sheet.write_string(line, place, str(value)[:LONGEST_CELL])
