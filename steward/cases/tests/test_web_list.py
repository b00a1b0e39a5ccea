from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases.models import Case, Kind
from steward.cases.tests.factories import case
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/cases/"


@pytest.fixture
def chen(here):
    return signed_in(here.person("chen"))


def test_a_visitor_is_sent_to_the_sign_in(client, here):
    assert client.get(PAGE).status_code == 302


def test_open_cases_stand_by_time_left(chen, here):
    later = case(here, description="垃圾房氣味", at=NOW + timedelta(minutes=30))
    sooner = case(here, description="信箱燈閃爍")

    page = chen.get(PAGE).content.decode()

    assert page.index(sooner.title) < page.index(later.title)


def test_people_of_another_office_find_none_of_it(here):
    made = case(here)

    page = signed_in(here.person("sin")).get(f"{PAGE}?view=all").content.decode()

    assert made.number not in page


def test_the_list_narrows_by_words_grade_and_kind(chen, here):
    leak, noise = case(here), case(here, description="半夜裝修噪音", kind=Kind.HELP)

    for query, found, missing in [
        ("q=滴水", leak, noise),
        ("kind=help", noise, leak),
        ("q=噪音&grade=2", noise, leak),
    ]:
        page = chen.get(f"{PAGE}?{query}").content.decode()
        assert found.number in page, query
        assert missing.number not in page, query


def test_no_count_of_statements_grows_with_the_rows(chen, here):
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            chen.get(PAGE)
        return len(asked)

    case(here)
    statements()
    few = statements()
    for _n in range(8):
        case(here)

    assert statements() == few


def test_pages_follow_one_another_by_key_without_gap_or_repeat(chen, here, monkeypatch):
    monkeypatch.setattr("steward.cases.queries.listing.SIZE", 2)
    made = {case(here).number for _n in range(5)}

    seen, address = [], PAGE
    while address:
        response = chen.get(address)
        page = response.context["page"].page
        seen += [row.number for row in page.rows]
        address = f"{PAGE}?after={page.older}" if page.older else ""

    assert len(seen) == 5
    assert set(seen) == made


@pytest.mark.parametrize(
    "query", ["after=x", "before=%00", "after=e30", "view=nothing", "sort=password", "office=all"]
)
def test_an_address_that_makes_no_sense_shows_the_list(chen, here, query):
    assert chen.get(f"{PAGE}?{query}").status_code == 200


def test_the_board_shows_every_open_case_once(chen, here):
    made = case(here)

    assert chen.get(f"{PAGE}board/").content.decode().count(f"/cases/{made.key}/") == 1


def test_a_lane_counts_what_it_does_not_show(chen, here, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("steward.cases.queries.board.SHOWN", 2)
    for _n in range(3):
        case(here)

    with django_assert_max_num_queries(19):
        page = chen.get(f"{PAGE}board/")
    assert [(lane.count.n, len(lane.rows)) for lane, _cards in page.context["lanes"] if lane.rows] == [(3, 2)]


def test_counts_come_after_the_list(chen, here):
    case(here)

    assert '<b id="count-open" hx-swap-oob="true">1</b>' in chen.get(f"{PAGE}counts/").content.decode()


def test_the_export_holds_what_was_found_and_text_stays_text(chen, here, tmp_path):
    made = case(here, description='=HYPERLINK("http://x")漏水')
    case(here, description="噪音")

    response = chen.post(f"{PAGE}export/?q=漏水")

    path = tmp_path / "out.xlsx"
    path.write_bytes(b"".join(response.streaming_content))
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [made.number]
    assert made.description in rows[1]


def test_who_may_not_export_is_refused(here):
    assert signed_in(here.person("lin")).post(f"{PAGE}export/").status_code == 403


def test_a_view_is_kept_opened_and_forgotten(chen, here):
    chen.post(f"{PAGE}views/", {"name": "漏水", "query": "view=open&q=漏水"})
    key, _name = chen.get(PAGE).context["page"].saved[0]

    opened = chen.get(f"{PAGE}views/{key}/")
    chen.post(f"{PAGE}views/{key}/forget/")

    assert "q=%E6%BC%8F%E6%B0%B4" in opened.headers["Location"]
    assert not chen.get(PAGE).context["page"].saved


def test_a_foreign_case_among_the_chosen_refuses_all(here):
    made = case(here)

    response = signed_in(here.person("sin")).post(f"{PAGE}bulk/", {"verb": "close", "key": [made.key]})

    assert response.status_code == 404
    assert Case.objects.get().is_open


def test_more_than_can_be_done_at_once_is_refused_and_nothing_is_cut_off(here):
    made = case(here)
    answer = signed_in(here.person("chen")).post(f"{PAGE}bulk/", {"verb": "print", "key": [made.key] * 201})

    assert answer.status_code == 400
    assert "200" in answer.content.decode()
