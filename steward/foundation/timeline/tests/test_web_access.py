import pytest

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.tests.factories import make_account
from steward.foundation.timeline import actions

from .factories import AT, make_office

pytestmark = pytest.mark.django_db
URL = "/history/access/"


@pytest.fixture(autouse=True)
def wire(settings):
    settings.ACTOR_OF = "steward.foundation.timeline.tests.factories.actor_of"


@pytest.fixture
def creek():
    return make_office()


def _look(office, **more):
    actor = Actor(person_id=make_account("周敏儀", f"CA{office.code}").person_id)
    fields = {"act": "reveal", "kind": "customer", "object_id": 1, "at": AT, "office": office, "reason": "回電"}
    return actions.log_access(actor=actor, **(fields | more))


def _page(client, post, query=""):
    client.force_login(make_account("賴審計", post))
    return client.get(URL + query)


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(URL).status_code == 302


@pytest.mark.parametrize("post", ["PA", "SV", "ADM", "HR"])
def test_a_colleague_without_the_right_is_refused(client, creek, post):
    assert _page(client, post).status_code == 403


def test_the_auditor_sees_who_looked_at_what_everywhere(client, creek):
    _look(creek)
    _look(make_office("HL", "和嵐"))

    page = _page(client, "AUD").content.decode()

    assert page.count("周敏儀") == 2
    assert "回電" in page


def test_the_director_sees_the_looks_of_his_own_office(client, creek):
    _look(creek)
    _look(make_office("HL", "和嵐"))

    assert _page(client, "OD").content.decode().count("周敏儀") == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?act=export", 1), ("?kind=customer", 2), ("?kind=nothing", 0), ("?person=周", 2), ("?person=陳", 0),
        ("?day=2026-11-23", 2), ("?day=2026-11-22", 0), ("?day=nonsense", 2), ("?after=nonsense", 2),
    ],
)  # fmt: skip
def test_filters_narrow_and_nonsense_does_no_harm(client, creek, query, found):
    _look(creek)
    _look(make_office("HL", "和嵐"), act="export", reason="")

    assert _page(client, "AUD", query).content.decode().count("周敏儀") == found


def test_the_statements_do_not_grow_with_the_rows(client, creek, django_assert_max_num_queries):
    actor = Actor(person_id=make_account("周敏儀", "CA").person_id)
    for _ in range(30):
        actions.log_access(actor=actor, act="reveal", kind="customer", object_id=1, at=AT, office=creek)

    _page(client, "AUD")
    with django_assert_max_num_queries(8):  # the page's own, the session's and the bell's
        client.get(URL)
