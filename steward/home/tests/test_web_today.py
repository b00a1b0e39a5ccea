import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases.tests.factories import case, scene
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


def test_a_visitor_is_sent_to_the_sign_in(client):
    assert client.get("/today/").status_code == 302


def test_what_is_due_first_stands_on_top(here):
    made = case(here)

    page = signed_in(here.person("lin")).get("/today/")

    assert page.context["page"].first.key == made.key
    assert made.number in page.content.decode()


def test_whoever_has_nothing_to_do_is_told_so(here):
    page = signed_in(here.person("wong")).get("/today/").content.decode()

    assert "黃子晴" in page
    assert "現在沒有事" in page


def test_no_count_of_statements_grows_with_the_work(here):
    lin = signed_in(here.person("lin"))

    def statements():
        with CaptureQueriesContext(connection) as asked:
            lin.get("/today/")
        return len(asked)

    case(here)
    statements()
    few = statements()
    for _n in range(6):
        case(here)

    assert statements() == few <= 11


@pytest.mark.parametrize("who", ["lin", "chen", "ho", "leung", "kwok", "fong", "yip", "tsoi", "chow", "cheng", "mui"])
def test_every_post_has_a_page(here, who):
    assert signed_in(here.person(who)).get("/today/").status_code == 200
