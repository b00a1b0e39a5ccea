"""Lists page by key."""

import pytest

from steward.foundation.identity.models import Office
from steward.foundation.identity.tests.factories import make_office
from steward.foundation.ui.paging import bounded_count, page_by_key

pytestmark = pytest.mark.django_db
ORDER = ("name", "-id")


@pytest.fixture
def offices():
    return [make_office(f"O{n}", name="甲乙丙"[n % 3] + "苑") for n in range(7)]


def _codes(page):
    return [office.code for office in page.rows]


def test_walking_forward_meets_every_row_once(offices):
    seen, key = [], ""
    while True:
        page = page_by_key(Office.objects.all(), order=ORDER, after=key, size=3)
        seen += _codes(page)
        if not (key := page.older):
            break

    assert seen == [o.code for o in Office.objects.order_by(*ORDER)]


def test_walking_back_returns_to_the_page_before(offices):
    first = page_by_key(Office.objects.all(), order=ORDER, size=3)
    second = page_by_key(Office.objects.all(), order=ORDER, after=first.older, size=3)

    back = page_by_key(Office.objects.all(), order=ORDER, before=second.newer, size=3)

    assert _codes(back) == _codes(first)
    assert back.newer == ""


@pytest.mark.parametrize("key", ["x", "e30", "W10", "WyJhIiwgImIiXQ", "💧", "WzEsIDJd" * 50])
def test_a_key_that_makes_no_sense_shows_the_first_page(offices, key):
    page = page_by_key(Office.objects.all(), order=ORDER, after=key, size=3)

    assert len(page.rows) == 3


def test_a_count_stops_at_its_cap(offices):
    assert bounded_count(Office.objects.all(), cap=5).n == 5
    assert bounded_count(Office.objects.all(), cap=5).more
    assert not bounded_count(Office.objects.all(), cap=7).more
