"""The one box finds in every kind what the reader may see, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases.tests.factories import case, scene
from steward.estate import actions as estate
from steward.estate.actions import NewCustomer, Way
from steward.estate.models import Unit
from steward.estate.rules.storeys import Storey
from steward.organisation import actions as organisation
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return scene()


@pytest.fixture
def filled(here):
    """A case, a unit, a customer, a key and a colleague that have to do with the grounds 聽濤."""
    leung = here.actor("leung")
    office = here.office
    community = estate.add_community(office=office, name="聽濤苑", actor=leung, at=NOW)
    floors = [Storey(level=8, label="8", units=("F",))]
    building = estate.add_building(community=community, code="9", name="聽濤閣", floors=floors, actor=leung, at=NOW)
    flat = Unit.objects.get(building=building)
    estate.add_customer(office=office, customer=NewCustomer(name="聽濤", contacts=(Way(way="mobile", value="90008888"),)),
                        actor=leung, at=NOW)  # fmt: skip
    estate.receive_key(
        office=office, unit=flat, type="vacant", number="聽濤01", received_on=NOW.date(), actor=leung, at=NOW
    )
    organisation.hire(name="聽小濤", post="PA", office_id=office.pk, from_on=NOW.date(), actor=leung, at=NOW)
    return case(here, title="聽濤閣大堂漏水")


def asked(here, by, **query):
    return signed_in(here.person(by)).get("/search/", query)


def kinds(answer):
    return {group.kind for group in answer.context["page"].groups}


def test_every_kind_is_found_with_two_characters_traditional_or_simplified(here, filled):
    for words in ("聽濤", "听涛"):
        page = asked(here, "lin", q=words)

        assert kinds(page) == {"case", "unit", "customer", "building", "community", "estate_key"}
        assert filled.number in page.content.decode()
        assert "90008888" not in page.content.decode()


def test_each_kind_asks_its_own_right(here, filled):
    assert kinds(asked(here, "tsoi", q="聽濤")) == {"unit", "building", "community", "customer"}
    assert kinds(asked(here, "ng", q="聽濤")) == set()


def test_a_number_typed_whole_stands_first(here, filled):
    page = asked(here, "lin", q=filled.number).context["page"]

    assert [one.title for one in page.exact] == [filled.title]
    assert page.groups == ()


def test_one_kind_alone_goes_on_page_by_page(here, filled, monkeypatch):
    monkeypatch.setattr("steward.foundation.search.queries.everywhere.PAGE", 1)
    second = case(here, title="聽濤閣停電")

    page = asked(here, "lin", q="聽濤", kind="case").context["page"]
    older = asked(here, "lin", q="聽濤", kind="case", before=page.groups[0].next_before).context["page"]

    titles = [group.found[0].title for group in (*page.groups, *older.groups)]
    assert sorted(titles) == sorted([filled.title, second.title])
    assert older.groups[0].next_before is None


def test_more_records_take_no_more_statements(here, filled):
    client = signed_in(here.person("lin"))
    client.get("/search/", {"q": "聽濤"})
    with CaptureQueriesContext(connection) as few:
        client.get("/search/", {"q": "聽濤"})
    for number in range(5):
        case(here, title=f"聽濤閣{number}樓走廊燈壞")

    with CaptureQueriesContext(connection) as many:
        client.get("/search/", {"q": "聽濤"})

    assert len(many) == len(few)


@pytest.mark.parametrize("query", [{"kind": "x"}, {"before": "99999999999999999999"}, {"q": "字" * 201}])
def test_what_cannot_be_searched_for_is_refused_in_words(here, query):
    assert asked(here, "lin", **query).status_code == 422


@pytest.mark.parametrize("words", ["", "　", "%", "a\0b", "😀", "'\"<b>", "𠮷"])
def test_signs_and_rare_characters_find_nothing_and_break_nothing(here, words):
    assert asked(here, "lin", q=words).status_code == 200


def test_a_visitor_is_led_to_the_sign_in(client, db):
    assert client.get("/search/").status_code == 302


def test_the_box_stands_in_the_bar_with_its_key(here):
    page = asked(here, "lin").content.decode()

    assert 'action="/search/"' in page
    assert 'data-key="/"' in page
