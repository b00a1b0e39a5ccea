from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from steward.foundation.printing import sheets

COLUMNS = [
    sheets.Column(head="編號"),
    sheets.Column(head="內容"),
    sheets.Column(head="時間"),
    sheets.Column(head="日"),
    sheets.Column(head="件"),
]


def _sheet(tmp_path, rows):
    path = tmp_path / "out.xlsx"
    count = sheets.write_workbook(str(path), name="個案", columns=COLUMNS, rows=rows, zone=ZoneInfo("Asia/Taipei"))
    return count, openpyxl.load_workbook(path)


def test_cells_keep_their_types_and_instants_become_local(tmp_path):
    count, book = _sheet(tmp_path, [("TX-1", "漏水", datetime(2026, 11, 23, 16, tzinfo=UTC), date(2026, 11, 23), 7)])

    row = next(book.active.iter_rows(min_row=2, values_only=True))

    assert count == 1
    assert row == ("TX-1", "漏水", datetime(2026, 11, 24), datetime(2026, 11, 23), 7)


@pytest.mark.parametrize("text", ["=1+1", "+1", "@SUM(A1)", "-2", '=HYPERLINK("http://x")', "http://x.example/"])
def test_a_text_never_becomes_a_formula_or_a_link(tmp_path, text):
    _count, book = _sheet(tmp_path, [("TX-1", text, None, None, None)])

    cell = book.active.cell(row=2, column=2)

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_an_empty_list_still_has_its_heads(tmp_path):
    _count, book = _sheet(tmp_path, [])

    assert [c.value for c in book.active[1]] == [c.head for c in COLUMNS]


def test_rows_beyond_one_sheet_go_on_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "ROWS_PER_SHEET", 3)

    count, book = _sheet(tmp_path, [(f"TX-{i}", "a", None, None, i) for i in range(8)])

    assert count == 8
    assert [ws.max_row - 1 for ws in book.worksheets] == [3, 3, 2]
