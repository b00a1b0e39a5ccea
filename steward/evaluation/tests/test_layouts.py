import csv
import gzip
import io
import os
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from steward.cases.models import Case
from steward.evaluation.layouts import CASES
from steward.foundation.imports.reasons import Unreadable
from steward.organisation.tests.factories import company

DATA = Path(os.environ.get("STEWARD_DATA") or settings.PACKAGE.parents[1] / "shared" / "data")
MEND = CASES["taipei-1999"].mend
KIND, DAY = "路燈不亮", "20241031"


def test_a_shifted_row_is_moved_back_where_its_day_is_certain():
    assert MEND(["1", KIND, "南港區4", "參考地址：8號", DAY]) == ["1", KIND, "南港區4,參考地址：8號", DAY, ""]


def test_a_whole_row_is_left_as_it_is():
    row = ["1", KIND, "南港區4號", DAY, "235959"]

    assert MEND(row) == row


def test_a_row_that_has_lost_its_day_is_refused():
    with pytest.raises(Unreadable):
        MEND(["1", KIND, "No. 255-1", "Nanjing E Rd", "Anping"])


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.skipif(not DATA.exists(), reason="the real data are not here")
def test_a_month_of_the_hotline_is_counted_alike_by_hand_and_by_the_product(tmp_path):
    company()
    source = DATA / "taipei-1999" / "taipei1999_2024-12.csv.gz"
    path = tmp_path / source.name
    path.symlink_to(source)
    with gzip.open(source, "rt", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_hand = Counter(r["派工項目"] for r in rows if r["立案日期"].isdigit() or r["立案時間"].isdigit())

    for _time in range(2):
        call_command("import", "cases", str(path), layout="taipei-1999", json=True, stdout=io.StringIO())

    assert Counter(Case.objects.values_list("category__name", flat=True)) == by_hand
    assert (tmp_path / f"{source.name}.rejected.xlsx").exists()
