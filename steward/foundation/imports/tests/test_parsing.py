import contextlib
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steward.foundation.imports import parsing
from steward.foundation.imports.headings import find_heading, guess
from steward.foundation.imports.occurrences import Occurrences
from steward.foundation.imports.reasons import Unreadable

from .factories import OFFICE_FIELDS

DAYS = [
    "2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "20240305", "5/3/2024", "113/3/5", "民國113年3月5日",
    datetime(2024, 3, 5, 8), date(2024, 3, 5), 45356, "2024/3/5 下午3:20", "2024-03-05T15:20:00+08:00",
]  # fmt: skip


@pytest.mark.parametrize("cell", DAYS)
def test_a_day_is_read_however_it_is_written(cell):
    assert parsing.day(cell) == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("2019/2/8 9:05:01", datetime(2019, 2, 8, 9, 5, 1)), ("2019-08-01 00:00:00", datetime(2019, 8, 1)),
        ("2019/2/8  14:05", datetime(2019, 2, 8, 14, 5)), ("2019/2/8 下午 2:05", datetime(2019, 2, 8, 14, 5)),
        ("2019/2/8 上午12:05", datetime(2019, 2, 8, 0, 5)), ("20190208140501", datetime(2019, 2, 8, 14, 5, 1)),
        ("", None), (None, None),
    ],
)  # fmt: skip
def test_an_instant_is_read_however_it_is_written(cell, wanted):
    assert parsing.instant(cell) == wanted


@pytest.mark.parametrize("cell", ["2024-02-30", "昨天", "2024", "99999999", "12:00", "2024-13-01", "1/2"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Unreadable):
        parsing.day(cell)


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [("001300", time(0, 13)), ("8:05", time(8, 5)), ("下午3:20", time(15, 20)), ("2359", time(23, 59))],
)
def test_a_clock_is_read(cell, wanted):
    assert parsing.clock(cell) == wanted


def test_numbers_choices_and_marks_are_read():
    kind = parsing.choice({"投訴": "complaint", "咨询": "enquiry"})

    assert (parsing.integer()("1,200"), parsing.integer()(3.0), parsing.integer()("")) == (1200, 3, None)
    assert (kind("投诉"), kind("咨詢"), kind("")) == ("complaint", "enquiry", None)
    assert (parsing.yes_or_no("是"), parsing.yes_or_no("N"), parsing.yes_or_no(None)) == (True, False, None)
    assert parsing.phone(13900000000.0) == "13900000000"
    for parse, cell in (
        (parsing.integer(most=9), "10"),
        (parsing.integer(), "1.5"),
        (kind, "表揚"),
        (parsing.phone, "x"),
    ):
        with pytest.raises(Unreadable):
            parse(cell)


@given(st.text() | st.floats() | st.integers() | st.datetimes() | st.none() | st.booleans())
def test_any_cell_is_read_or_refused(cell):
    for parse in (
        parsing.text(), parsing.long_text(), parsing.integer(), parsing.yes_or_no, parsing.phone, parsing.instant,
        parsing.clock, parsing.choice({"a": 1}),
    ):  # fmt: skip
        with contextlib.suppress(Unreadable):
            parse(cell)


def test_headings_are_found_below_titles_and_guessed_by_synonyms():
    rows = [
        (1, ["管理處名冊"]),
        (2, ["", ""]),
        (3, ["編 號", "管理處名稱", "成立 日期", "備註"]),
        (4, ["A1", "臨溪苑", "2020-01-01", ""]),
    ]
    heading = find_heading(rows, [word for field in OFFICE_FIELDS for word in field.words])

    assert heading.number == 3
    assert guess(heading.labels, OFFICE_FIELDS) == {"code": 0, "name": 1, "opened": 2}


@given(st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 40), max_size=400))
def test_occurrences_are_counted_as_a_dictionary_would(digests):
    counted, plain = Occurrences(), {}

    for digest in digests:
        known = digest or 1
        plain[known] = plain.get(known, 0) + 1
        assert counted.count(digest) == plain[known]
