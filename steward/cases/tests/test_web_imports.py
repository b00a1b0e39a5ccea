import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from steward.cases.models import Case
from steward.foundation.imports.models import Batch, Status
from steward.foundation.imports.tests.factories import workbook
from steward.organisation.tests.factories import company, signed_in

pytestmark = pytest.mark.django_db

TABLE = "編號,內容,受理時間\nA1,天花板滴水,2024/3/5 9:05\nA2,𠮷屋漏水😀,2024/3/6\nA3,沒有日期,\n"


@pytest.fixture
def world():
    return company()


@pytest.fixture
def ho(world):
    return signed_in(world.people["ho"])


def _upload(client, world, content, name="old.csv"):
    content = content.encode() if isinstance(content, str) else content
    typed = {"target": "cases", "office": str(world.office.key), "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("imports:upload"), typed)


def _step(client, batch, name):
    return client.post(reverse("imports:step", args=[batch.key, name]))


def test_a_table_is_uploaded_looked_at_imported_and_taken_back(world, ho):
    page = ho.get(_upload(ho, world, TABLE).headers["Location"])
    batch = Batch.objects.get()

    assert "天花板滴水" in page.content.decode()
    assert Case.objects.count() == 0
    _step(ho, batch, "start")
    assert (Case.objects.count(), Batch.objects.get().rejected) == (2, 1)
    assert Case.objects.filter(description="𠮷屋漏水😀").exists()
    _step(ho, batch, "undo")
    assert (Case.objects.count(), Batch.objects.get().status) == (0, Status.UNDONE)


def test_the_page_asks_for_its_moving_part_until_the_end(world, ho):
    _upload(ho, world, TABLE)
    batch = Batch.objects.get()
    Batch.objects.update(status=Status.RUNNING, share=0.4)

    part = ho.get(reverse("imports:batch", args=[batch.key]), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert 'hx-trigger="every 2s"' in part
    assert 'aria-valuenow="40"' in part


def test_the_rejected_rows_are_handed_out_with_reasons(world, ho):
    _upload(ho, world, TABLE)
    batch = Batch.objects.get()
    _step(ho, batch, "start")

    sheet = ho.post(reverse("imports:rejected", args=[batch.key]))

    assert zipfile.is_zipfile(io.BytesIO(b"".join(sheet.streaming_content)))


def test_columns_nobody_guessed_are_said_and_remembered(world, ho):
    odd = TABLE.replace("內容", "甲").replace("受理時間", "乙")
    _upload(ho, world, odd)
    columns = reverse("imports:columns", args=[Batch.objects.get().key])

    ho.post(columns, {"version": 1, "column_text": "1", "column_received": "2", "fixed_kind": "投訴"})
    _upload(ho, world, odd)

    assert Batch.objects.latest("pk").mapping["columns"] == {"text": 1, "received": 2}
    assert ho.post(columns, {"version": 1, "column_text": "1"}).status_code == 409


@pytest.mark.parametrize("typed", [{"fixed_kind": "天氣"}, {"column_text": "99"}])
def test_columns_that_cannot_be_are_refused(world, ho, typed):
    _upload(ho, world, TABLE)

    answer = ho.post(reverse("imports:columns", args=[Batch.objects.get().key]), {"version": 1} | typed)

    assert answer.status_code == 422


def _bomb():
    file = io.BytesIO(workbook([["編號", "內容"], ["1", "漏水"]]))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"\0" * (300 << 20))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("photo.csv", lambda: b"\x89PNG\r\n\x1a\n"), ("half.xlsx", lambda: workbook([["編號", "內容"], ["1", "漏"]])[:900]),
        ("empty.csv", lambda: b""), ("nul.csv", lambda: b"\0" * 4_000), ("half.json", lambda: b'[{"id": 1}, {"i'),
        ("page.xls", lambda: b"<html><table>"), ("paper.pdf", lambda: b"%PDF-1.7"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused_in_words(world, ho, name, make):
    answer = _upload(ho, world, make(), name)

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode() or "errorlist" in answer.content.decode()
    assert not Batch.objects.exists()


@pytest.mark.slow
def test_a_workbook_that_unpacks_to_too_much_is_refused(world, ho):
    assert _upload(ho, world, _bomb(), "bomb.xlsx").status_code == 422


def test_formulas_html_and_ten_megabytes_in_a_cell_do_no_harm(world, ho):
    long = "漏" * 3_400_000
    rows = f"A1,=HYPERLINK(1),2024/3/5\nA2,<script>alert(1)</script>,2024/3/6\nA3,{long},2024/3/7\nA4,a\0b,2024/3/8\n"
    page = ho.get(_upload(ho, world, f"編號,內容,受理時間\n{rows}").headers["Location"]).content.decode()
    batch = Batch.objects.get()

    _step(ho, batch, "start")

    assert "<script>alert" not in page
    said = set(Case.objects.values_list("description", flat=True))
    assert said == {"=HYPERLINK(1)", "<script>alert(1)</script>", "ab"}
    assert Batch.objects.get().rejected == 1


def test_objects_of_a_json_file_are_rows(world, ho):
    _upload(ho, world, '[{"內容": "漏水", "受理時間": "2024-03-05"}, {"內容": "電梯", "more": {"a": 1}}]', "old.json")
    _step(ho, Batch.objects.get(), "start")

    assert (Case.objects.get().description, Batch.objects.get().rejected) == ("漏水", 1)


def test_the_list_asks_as_much_for_many_imports_as_for_few(world, ho):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            page = ho.get(reverse("imports:list")).content.decode()
        assert page.count("old.csv") >= Batch.objects.count()
        return len(asked)

    for _time in range(2):
        _upload(ho, world, TABLE)
    statements()
    few = statements()
    for _time in range(10):
        _upload(ho, world, TABLE)

    assert statements() == few


def test_one_who_imports_nothing_neither_uploads_nor_sees(world, ho):
    _upload(ho, world, TABLE)
    lin = signed_in(world.people["lin"])

    assert _upload(lin, world, TABLE).status_code == 403
    assert lin.get(reverse("imports:batch", args=[Batch.objects.get().key])).status_code == 404
