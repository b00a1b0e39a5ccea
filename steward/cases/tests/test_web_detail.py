import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases import actions
from steward.cases.queries.hanging import NOTES_SHOWN
from steward.cases.tests.factories import case
from steward.foundation.timeline.actions import Concern, record
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(here):
    return case(here)


def test_the_page_tells_what_was_said_by_whom_and_who_has_it(here, made):
    page = signed_in(here.person("lin")).get(f"/cases/{made.key}/").content.decode()

    for words in (made.number, made.title, "許", "林若喬", "周敏儀"):
        assert words in page


def test_a_stranger_cannot_even_see_that_it_exists(here, made):
    assert signed_in(here.person("ng")).get(f"/cases/{made.key}/").status_code == 404
    assert signed_in(here.person("ng")).get(f"/cases/{made.key}/history/").status_code == 404


def test_an_act_that_is_none_is_not_found(here, made):
    assert signed_in(here.person("lin")).get(f"/cases/{made.key}/explode/").status_code == 404


def test_no_count_of_statements_grows_with_the_history(here, made):
    lin = signed_in(here.person("lin"))

    def statements():
        with CaptureQueriesContext(connection) as asked:
            lin.get(f"/cases/{made.key}/")
        return len(asked)

    statements()
    few = statements()
    for _n in range(20):
        record(
            verb="cases.registered", office=here.office, actor=here.actor("lin"), captured_at=NOW,
            about=[Concern("case", made.pk)], facts={"number": made.number},
        )  # fmt: skip

    assert statements() == few <= 24


def test_the_history_alone_is_a_part(here, made):
    page = signed_in(here.person("lin")).get(f"/cases/{made.key}/history/?show=customer&before=zzz").content.decode()

    assert "<html" not in page
    assert 'id="thread"' in page


def test_cases_of_a_unit_are_embedded_by_address(here, made):
    unit = here.estate.units["2-15C"]

    assert made.number in signed_in(here.person("lin")).get(f"/cases/of-unit/{unit.key}/").content.decode()
    assert made.number not in signed_in(here.person("ng")).get(f"/cases/of-unit/{unit.key}/").content.decode()


def test_what_can_be_taken_back_says_how_for_a_while(here, made):
    other = case(here, description="天花又滴水，地板都濕了")
    lin = signed_in(here.person("lin"))

    lin.post(f"/cases/{other.key}/act/merge/", {"number": made.number})
    page = lin.get(f"/cases/{other.key}/").content.decode()
    lin.post(f"/cases/{other.key}/act/unmerge/")

    assert f'action="/cases/{other.key}/act/unmerge/"' in page
    other.refresh_from_db()
    assert other.merged_into is None


def test_an_open_case_is_reason_enough_to_see_its_customers_numbers(here, made):
    chen, address = signed_in(here.person("chen")), f"/history/customer/{made.customer.key}/reveal/phones/"

    assert chen.post(address).status_code == 200
    assert (
        signed_in(here.person("lin"))
        .post(f"/history/customer/{here.estate.customers['羅家俊'].key}/reveal/phones/")
        .status_code
        == 422
    )


def test_the_newest_notes_stand_on_the_page_and_all_of_them_one_step_away(here, made):
    for number in range(NOTES_SHOWN + 3):
        actions.add_note(case_id=made.pk, text=f"備註{number:02d}", actor=here.actor("lin"), at=NOW)
    lin = signed_in(here.person("lin"))

    short, whole = (lin.get(f"/cases/{made.key}/{query}").context["page"] for query in ("", "?notes=all"))

    assert [note.text for note in short.notes] == [f"備註{n:02d}" for n in range(NOTES_SHOWN + 2, 2, -1)]
    assert short.has_more_notes
    assert len(whole.notes) == NOTES_SHOWN + 3
    assert not whole.has_more_notes
