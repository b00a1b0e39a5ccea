import contextlib
import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.sheets import open_table
from steward.foundation.imports.sheets.cells import as_text

from .factories import workbook

TEXT = "編號,名稱,地址\n1,臨溪苑管理處,臺北市中山區復興北路一段\n2,雲棲里管理處,新北市板橋區縣民大道\n"
SIMPLE = "编号,名称,地址\n1,临溪苑管理处,福州市鼓楼区东街\n2,云栖里管理处,福州市台江区八一七路\n"


@pytest.fixture
def read(tmp_path):
    """Return a function from bytes to the rows of the table in them; rows that cannot be read are their errors."""

    def open_bytes(content):
        path = tmp_path / "table"
        path.write_bytes(content)
        return [row for _number, row in open_table(path).rows()]

    return open_bytes


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "utf-8"), (TEXT, "utf-8-sig"), (TEXT, "big5"), (TEXT, "utf-16"), (TEXT, "utf-16-le"), (TEXT, "utf-16-be"),
        (TEXT, "utf-32"), (TEXT, "gb18030"), (SIMPLE, "gb18030"), (SIMPLE, "gbk"), (SIMPLE, "utf-8"),
        ("id,name\n1,Café\n", "cp1252"), ("id,name\n1,plain\n", "ascii"),
    ],
)  # fmt: skip
def test_a_text_of_any_encoding_is_read(read, text, encoding):
    assert read(text.encode(encoding)) == [line.split(",") for line in text.strip().split("\n")]


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_any_delimiter_is_found(read, sign):
    text = f"a{sign}b{sign}c\n1{sign}2,5{sign}3\n4{sign}5{sign}6\n" if sign != "," else "a,b,c\n1,2,3\n4,5,6\n"

    assert [len(row) for row in read(text.encode())] == [3, 3, 3]


def test_a_spreadsheet_may_announce_its_delimiter(read):
    assert read(b"sep=;\r\na;b\r\n1;2\r\n") == [["a", "b"], ["1", "2"]]


def test_a_packed_text_is_unpacked(read):
    assert read(gzip.compress(TEXT.encode()))[1][0] == "1"


def test_cells_may_hold_line_breaks_and_quotes(read):
    assert read('a,b\n"一\n二","說""好"""\n'.encode())[1] == ["一\n二", '說"好"']


def test_empty_rows_are_passed_over_and_numbers_stay_those_of_the_sheet(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n\n,\n1,2\n")

    assert [number for number, _row in open_table(path).rows()] == [1, 4]


def test_zero_bytes_are_left_out(read):
    assert read(b"a,b\n1\x00,2\n")[1] == ["1", "2"]


def test_a_cell_of_ten_megabytes_spoils_its_own_row_alone(read):
    rows = read(b"a,b\n1," + b"x" * 10_000_000 + b"\n2,y\n")

    assert isinstance(rows[1], Unreadable)
    assert rows[2] == ["2", "y"]


def test_an_open_quote_does_not_swallow_the_file(read):
    rows = read(b'a,b\n1,"x\n' + b"2,y\n" * 100_000)

    assert any(isinstance(row, Unreadable) for row in rows)
    assert rows[-1] == ["2", "y"]


def test_characters_that_cannot_be_read_reject_their_row(read):
    rows = read(("a,b\n" + "1,漏水\n" * 50_000).encode() + b"2,\xff\xfe\n")

    assert isinstance(rows[-1], Unreadable)
    assert rows[-2] == ["1", "漏水"]


def _refusal(read, content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    return refused.value.reason.text


def test_half_of_a_packed_file_is_said_to_be_half(read):
    whole = gzip.compress("".join(f"{number},{number * 7919}\n" for number in range(50_000)).encode())

    assert "ends too early" in _refusal(read, whole[: len(whole) // 2])


def test_a_packed_bomb_is_refused(read):
    assert "too large" in _refusal(read, gzip.compress(b"0" * 30_000_000))


@pytest.mark.parametrize(
    "content",
    [
        b"", b"%PDF-1.7", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"MZ\x90", b"\x7fELF", b"Rar!", b"<html><table>",
        b"<?xml version='1.0'?>", b"SQLite format 3\x00", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0rubbish",
        bytes(range(256)) * 40, gzip.compress(bytes(range(256)) * 400), b"\x1f\x8b", b"\x1f\x8brubbish",
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(read, content):
    with pytest.raises(Unreadable):
        read(content)


def test_a_workbook_gives_its_cells_as_text(read):
    rows = read(workbook([["名稱", "數", "是"], ["臨溪苑", 3, True], ["𠮷野", 2.5, ""]]))

    assert [[as_text(cell) for cell in row] for row in rows] == [
        ["名稱", "數", "是"], ["臨溪苑", "3", "1"], ["𠮷野", "2.5", ""],
    ]  # fmt: skip


def test_a_formula_gives_its_last_value_and_is_noticed(tmp_path):
    path = tmp_path / "t.xlsx"
    path.write_bytes(workbook([["a", "b"]], formulas=[("A2", "=1+1", 2), ("B2", '=HYPERLINK("x")', "x")]))
    table = open_table(path)

    assert table.has_formulas
    assert [as_text(cell) for cell in list(table.rows())[1][1]] == ["2", "x"]


def _with_part(content, name, text):
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return file.getvalue()


@pytest.mark.parametrize("place", ["XFD1048576", "A1048576", "ZZ2"])
def test_a_sheet_that_spreads_too_far_is_refused_before_it_is_read(read, place):
    row = "".join(filter(str.isdigit, place))
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="B1"/>'
        f'</row><row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData></worksheet>'
    )
    content = _with_part(workbook([["a"]]), "xl/worksheets/sheet1.xml", sheet)

    if place == "A1048576":
        assert len(read(content)) == 1
    else:
        with pytest.raises(Unreadable):
            read(content)


def test_a_workbook_bomb_is_refused(read):
    content = _with_part(workbook([["a"]]), "xl/styles.xml", " " * 60_000_000)

    assert "too large" in _refusal(read, content)


def test_half_a_workbook_is_refused(read):
    content = workbook([["a", str(n)] for n in range(2_000)])

    for share in (0.3, 0.9, 0.999):
        with pytest.raises(Unreadable):
            read(content[: int(len(content) * share)])


def test_another_office_document_is_refused(read):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    assert "xlsx" in _refusal(read, file.getvalue())


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_rows_or_a_sentence(read, content):
    rows = []
    with contextlib.suppress(Unreadable):
        rows = read(content)

    assert all(isinstance(row, list | Unreadable) for row in rows)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(0, 6_000), st.binary(min_size=1, max_size=30))
def test_a_damaged_workbook_gives_rows_or_a_sentence(read, place, rubbish):
    content = bytearray(workbook([["a", "b"], ["1", "2"]]))
    content[place : place + len(rubbish)] = rubbish

    with contextlib.suppress(Unreadable):
        assert isinstance(read(bytes(content)), list)
