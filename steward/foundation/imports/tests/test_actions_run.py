from dataclasses import replace

import pytest
from django.db import IntegrityError

from steward.foundation.identity.models import Office
from steward.foundation.imports import actions
from steward.foundation.imports.models import AppliedRow, Batch, IllegalMove, RejectedRow, Status
from steward.foundation.imports.queries import preview, rejected_sheet
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.sheets import open_table
from steward.foundation.timeline.models import Event

from .factories import NOW, OFFICES, _apply_offices, chow, imported, sample_targets, uploaded, workbook

pytestmark = pytest.mark.django_db

TABLE = "編號,管理處\nA1,臨溪苑\nA2,雲棲里\nA3,松灣\n"


@pytest.fixture(autouse=True)
def _targets():
    with sample_targets():
        yield


def _counts(batch):
    return batch.created, batch.changed, batch.unchanged, batch.rejected


def test_rows_become_records():
    batch = imported(TABLE)

    assert (batch.status, _counts(batch)) == (Status.DONE, (3, 0, 0, 0))
    assert set(Office.objects.values_list("code", "name")) == {("A1", "臨溪苑"), ("A2", "雲棲里"), ("A3", "松灣")}


def test_a_second_import_adds_nothing():
    imported(TABLE)

    assert _counts(imported(TABLE)) == (0, 0, 3, 0)


def test_what_differs_is_changed():
    imported(TABLE)

    assert _counts(imported("編號,管理處\nA1,臨溪新苑\nA2,雲棲里\n")) == (0, 1, 1, 0)
    assert Office.objects.get(code="A1").name == "臨溪新苑"


def test_every_rejected_row_has_its_reason():
    batch = imported(
        "編號,管理處,日期\nA1,臨溪苑,2024-13-45\n,雲棲里,\nA3,拒,\nA4,松灣\nA5,一,2024-01-01,多\nA6,二,\n"
    )

    reasons = {row.number: str(Reason(*row.reason)) for row in RejectedRow.objects.all()}
    assert _counts(batch) == (1, 0, 0, 5)
    assert sorted(reasons) == [2, 3, 4, 5, 6]
    assert "2024-13-45" in reasons[2]


def test_an_import_goes_on_behind_the_last_chunk_after_a_kill():
    batch = uploaded(TABLE)
    actions.start(batch=batch, actor=chow(), at=NOW)
    chunks = iter([True, False])

    actions.run(batch_id=batch.pk, at=NOW, chunk=1, wanted=lambda: next(chunks))
    halfway = Office.objects.count()
    batch = actions.run(batch_id=batch.pk, at=NOW, chunk=1)

    assert (halfway, Office.objects.count(), _counts(batch)) == (1, 3, (3, 0, 0, 0))


def test_a_broken_chunk_leaves_nothing_and_can_be_taken_up_again(monkeypatch):
    batch = uploaded(TABLE)
    actions.start(batch=batch, actor=chow(), at=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(AppliedRow.objects, "bulk_create", lambda rows: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.run(batch_id=batch.pk, at=NOW)
    failed = Batch.objects.get(pk=batch.pk)

    assert (failed.status, Office.objects.count()) == (Status.FAILED, 0)
    actions.start(batch=failed, actor=chow(), at=NOW)
    assert _counts(actions.run(batch_id=batch.pk, at=NOW)) == (3, 0, 0, 0)


def test_a_row_that_the_database_refuses_is_rejected_alone(monkeypatch):
    def refuse(*, steps, **others):
        if any(step.row.values["code"] == "A2" for step in steps):
            raise IntegrityError
        return _apply_offices(steps=steps, **others)

    batch = uploaded(TABLE)
    actions.start(batch=batch, actor=chow(), at=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(actions.running, "targets", lambda: {"units": replace(OFFICES, apply=refuse)})
        batch = actions.run(batch_id=batch.pk, at=NOW)

    assert _counts(batch) == (2, 0, 0, 1)


def test_equal_rows_of_one_file_are_counted_apart():
    assert _counts(imported("內容\n漏水\n漏水\n電梯\n漏水\n", target="cases")) == (4, 0, 0, 0)
    assert _counts(imported("內容\n漏水\n漏水\n電梯\n漏水\n漏水\n", target="cases")) == (1, 0, 4, 0)


def test_a_stopped_import_stops_and_goes_on():
    batch = uploaded(TABLE)
    actions.start(batch=batch, actor=chow(), at=NOW)
    actions.stop(batch=batch, actor=chow(), at=NOW)

    assert _counts(actions.run(batch_id=batch.pk, at=NOW)) == (0, 0, 0, 0)
    actions.start(batch=batch, actor=chow(), at=NOW)
    assert _counts(actions.run(batch_id=batch.pk, at=NOW)) == (3, 0, 0, 0)


def test_undo_takes_back_what_was_made_and_restores_what_was_changed():
    imported(TABLE)
    batch = imported("編號,管理處\nA1,臨溪新苑\nA9,新灣\n")

    actions.undo(batch=batch, actor=chow(), at=NOW)
    batch = actions.undo_all(batch_id=batch.pk, at=NOW)

    assert batch.status == Status.UNDONE
    assert dict(Office.objects.values_list("code", "name")) == {"A1": "臨溪苑", "A2": "雲棲里", "A3": "松灣"}
    with pytest.raises(IllegalMove):
        actions.undo(batch=batch, actor=chow(), at=NOW)


def test_each_step_leaves_one_row_of_history():
    batch = imported(TABLE)
    actions.undo(batch=batch, actor=chow(), at=NOW)
    actions.undo_all(batch_id=batch.pk, at=NOW)

    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["imports.started", "imports.finished", "imports.undoing", "imports.undone"]


def test_a_preview_writes_nothing_and_says_what_would_happen():
    imported(TABLE)
    batch = uploaded("編號,管理處\nA1,臨溪新苑\nA2,雲棲里\nA7,新灣\n,無號\n")

    found = preview(batch=batch, actor=chow(), at=NOW)

    assert found.counts == {"new": 1, "changed": 1, "unchanged": 1, "rejected": 1}
    assert (found.steps[0].before, found.steps[0].after) == ({"name": "臨溪苑"}, {"name": "臨溪新苑"})
    assert Office.objects.count() == 3


def test_the_rejected_sheet_is_text_alone(tmp_path):
    batch = imported("編號,管理處\n,=1+1\n")
    path = tmp_path / "rejected.xlsx"
    path.write_bytes(rejected_sheet(batch=batch).read())

    table = open_table(path)
    assert [row for _number, row in table.rows()][1][:3] == ["", "=1+1", "2"]
    assert not table.has_formulas


def test_a_layout_that_was_mapped_once_is_known_again():
    batch = uploaded("甲欄,乙欄\nA1,臨溪苑\n")
    assert batch.mapping["columns"] == {}

    actions.map_columns(batch=batch, columns={"code": 0, "name": 1}, constants={}, actor=chow(), at=NOW, version=1)

    assert uploaded("甲 欄,乙欄\nA2,松灣\n").mapping["columns"] == {"code": 0, "name": 1}


def test_a_required_field_without_a_column_is_asked_for():
    batch = uploaded("甲欄,乙欄\nA1,臨溪苑\n")

    with pytest.raises(actions.Incomplete, match="名稱"):
        actions.map_columns(batch=batch, columns={"code": 0}, constants={}, actor=chow(), at=NOW, version=1)
    with pytest.raises(Unreadable):
        actions.start(batch=batch, actor=chow(), at=NOW)


def test_a_named_layout_maps_by_its_headings_and_mends_its_rows():
    plain = imported("No,Title\nA1,臨溪苑\n", layout="old")
    mended = imported("No,Title,Day\nB1,臨溪,苑,2024-01-01\nB2,松灣,2024-01-01\n", layout="shifted")

    assert (_counts(plain), _counts(mended)) == ((1, 0, 0, 0), (2, 0, 0, 0))
    assert Office.objects.get(code="B1").name == "臨溪、苑"


def test_a_table_that_is_not_of_the_named_layout_is_rejected_row_by_row():
    batch = imported("No,Name\nA1,臨溪苑\nA2,松灣\n", layout="old")

    assert _counts(batch) == (0, 0, 0, 2)
    assert all("Title" in str(Reason(*row.reason)) for row in RejectedRow.objects.all())


def test_a_workbook_is_read_like_a_text_file():
    assert _counts(imported(workbook([["標題"], [], ["編號", "管理處"], ["A1", "臨溪苑"], [7, "七"]]))) == (2, 0, 0, 0)
    assert Office.objects.filter(code="7").exists()
