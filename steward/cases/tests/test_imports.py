import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from steward.cases.models import Case, Category, CloseCode, Kind, Status
from steward.cases.queries.months import received_in_month
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import system
from steward.foundation.imports import actions
from steward.foundation.imports.models import RejectedRow
from steward.foundation.notices.models import Notice
from steward.foundation.search import queries as search
from steward.foundation.timeline.models import Event, Origin
from steward.organisation.tests.factories import NOW, company

pytestmark = pytest.mark.django_db

TABLE = """編號,性質,分類,標題,內容,地址,受理時間,結案時間,狀態,電話
A1,投訴,滲漏,廁所漏水,天花板一直滴水,3棟12樓B,2024/3/5 9:05,2024/3/6 18:00,已結,9123 4567
A2,咨询,收費,,管理費怎麼付,,2024/3/6,,已結,
A3,求助,電梯,電梯困人,,5棟,2024/4/1 下午3:20,,處理中,
A4,投訴,滲漏,漏水,,,,,,
A5,表揚,,,,,2024/4/2,,,
"""


@pytest.fixture
def world():
    return company()


def _imported(world, table=TABLE):
    batch = actions.open_batch(
        target="cases", name="old.csv", source=io.BytesIO(table.encode()), office=world.office, actor=system("import"),
        at=NOW,
    )  # fmt: skip
    actions.start(batch=batch, actor=system("import"), at=NOW)
    return actions.run(batch_id=batch.pk, at=NOW)


def _counts(batch):
    return batch.created, batch.unchanged, batch.rejected


def test_old_cases_are_taken_over_as_they_were(world):
    batch = _imported(world)

    assert _counts(batch) == (3, 0, 2)
    leak = Case.objects.get(outside_number="A1")
    assert (leak.title, leak.description, leak.location, leak.kind) == (
        "廁所漏水",
        "天花板一直滴水",
        "3棟12樓B",
        Kind.COMPLAINT,
    )
    assert leak.received_at == datetime(2024, 3, 5, 1, 5, tzinfo=UTC)
    assert (leak.status, leak.close_code, leak.closed_at) == (
        Status.CLOSED, CloseCode.IMPORTED, datetime(2024, 3, 6, 10, 0, tzinfo=UTC),
    )  # fmt: skip
    assert Case.objects.get(outside_number="A3").is_open


def test_they_start_no_clock_and_tell_nobody_and_have_one_row_of_history_each(world):
    _imported(world)

    assert not Deadline.objects.exists()
    assert not Notice.objects.exists()
    rows = Event.objects.filter(verb="cases.imported")
    assert (rows.count(), set(rows.values_list("origin", flat=True))) == (3, {Origin.IMPORT})


def test_a_second_import_adds_nothing_and_equal_rows_are_two_cases(world):
    _imported(world)

    assert _counts(_imported(world)) == (0, 3, 2)
    twice = "分類,地址,受理時間\n滲漏,3棟,2024-03-05\n滲漏,3棟,2024-03-05\n"
    assert _counts(_imported(world, twice)) == (2, 0, 0)
    assert _counts(_imported(world, twice)) == (0, 2, 0)


def test_the_same_row_of_another_office_is_another_case(world):
    _imported(world)
    world.offices["LX"] = world.offices["YQ"]

    assert _counts(_imported(world)) == (3, 0, 2)


def test_months_are_counted_by_kind_and_category(world):
    _imported(world)

    counted = received_in_month(actor=system("test"), office=world.office, month=date(2024, 3, 17))

    assert counted == {("complaint", "滲漏"): 1, ("enquiry", "收費"): 1}


def test_rejected_rows_say_why(world):
    _imported(world)

    reasons = {row.number: row.reason[0] for row in RejectedRow.objects.all()}
    assert reasons[5] == "No day says when the case came."
    assert reasons[6].startswith("Neither a title")


def test_unknown_categories_are_made_but_not_offered_for_new_cases(world):
    known = Category.objects.create(code="leak", name="渗漏")
    _imported(world)

    assert Case.objects.get(outside_number="A1").category == known
    assert set(Category.objects.filter(is_active=False).values_list("name", flat=True)) == {"收費", "電梯"}


def test_they_are_found_by_words_old_number_and_phone(world):
    _imported(world)
    chow = system("test")
    leak = Case.objects.get(outside_number="A1")

    for words in ("天花板", "廁所漏水", "4567", leak.number):
        assert list(search.find(actor=chow, words=words, kind="case").ids) == [leak.pk]


def test_undo_takes_out_what_nobody_has_worked_on(world):
    batch = _imported(world)
    kept = Case.objects.get(outside_number="A3")
    Case.objects.filter(pk=kept.pk).update(version=2)

    actions.undo(batch=batch, actor=system("import"), at=NOW)
    batch = actions.undo_all(batch_id=batch.pk, at=NOW)

    assert list(Case.objects.all()) == [kept]
    assert batch.kept == 1
    assert Event.objects.filter(verb="cases.import_undone").count() == 2
    assert search.find(actor=system("test"), words="天花板", kind="case").ids == ()
    assert _counts(_imported(world)) == (2, 1, 2)


def test_statements_do_not_grow_with_rows(world, django_assert_max_num_queries):
    lines = "".join(f"滲漏,{n}棟,2024-03-05\n" for n in range(300))

    with django_assert_max_num_queries(80):
        batch = _imported(world, f"分類,地址,受理時間\n{lines}")

    assert batch.created == 300


def test_the_command_prints_what_it_did_and_writes_the_rejected_rows_beside(world, tmp_path):
    path = tmp_path / "old.csv"
    path.write_text(TABLE, encoding="utf-8")
    out = io.StringIO()

    call_command("import", "cases", str(path), office=world.office.code, json=True, stdout=out)

    found = json.loads(out.getvalue())
    assert {name: found[name] for name in ("rows", "created", "unchanged", "rejected")} == {
        "rows": 5, "created": 3, "unchanged": 0, "rejected": 2,
    }  # fmt: skip
    assert (tmp_path / "old.csv.rejected.xlsx").exists()


def test_the_command_names_files_that_hold_no_table(world, tmp_path):
    path = tmp_path / "photo.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    out = io.StringIO()

    with pytest.raises(SystemExit):
        call_command("import", "cases", str(path), json=True, stdout=out)

    assert str(path) in json.loads(out.getvalue())["refused_files"]
