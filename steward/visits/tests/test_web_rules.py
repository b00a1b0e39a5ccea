"""Which return visits an office owes is set on a page, and kept from those who may not."""

import pytest

from steward.cases.tests.factories import scene
from steward.organisation.tests.factories import signed_in
from steward.visits.models import VisitRule
from steward.visits.queries.owed import rule_of

pytestmark = pytest.mark.django_db
PAGE = "/visits/rules/help/1/"
TYPED = {"share": "30", "limit_minutes_0": "2", "limit_minutes_1": "working_days", "basis": "working", "version": "0"}


@pytest.fixture
def here(db):
    return scene()


@pytest.fixture
def ho(here):
    return signed_in(here.person("ho"))


def _rule(here):
    return rule_of(here.office.pk, "help", 1)


def test_the_rule_of_the_office_goes_before_the_companys_until_it_follows_again(here, ho):
    company = VisitRule.objects.create(kind="help", grade=1, share=50, limit_minutes=480)

    answer = ho.post(PAGE, TYPED, follow=True).content.decode()
    own = _rule(here)
    assert (own.office, own.share, own.limit_minutes) == (here.office, 30, 960)
    assert "30 %，2 個工作日內" in answer

    ho.post(f"{PAGE}follow/", {"version": "1"})
    assert _rule(here) == company
    assert ho.post(PAGE, TYPED | {"version": "2"}).status_code == 302
    assert "改隨公司" in ho.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "wrong", [{"share": "101"}, {"share": ""}, {"limit_minutes_0": ""}, {"limit_minutes_1": "years"}, {"basis": "x"}]
)
def test_a_rule_that_makes_no_sense_is_refused(ho, wrong):
    assert ho.post(PAGE, TYPED | wrong).status_code == 422
    assert not VisitRule.objects.exists()


def test_a_stale_rule_keeps_what_was_typed(ho):
    ho.post(PAGE, TYPED)

    answer = ho.post(PAGE, TYPED | {"share": "77"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="77"' in page
    assert 'name="version" value="1"' in page
    assert ho.post(f"{PAGE}follow/", {"version": "x"}).status_code == 409


@pytest.mark.parametrize("address", ["/visits/rules/nonsense/1/", "/visits/rules/help/9/"])
def test_there_is_no_other_kind_or_grade(ho, address):
    assert ho.get(address).status_code == 404


@pytest.mark.parametrize(("who", "reads", "changes"), [("lin", 403, 403), ("chen", 200, 403), ("ho", 200, 200)])
def test_only_those_whom_the_table_names_read_and_change(here, who, reads, changes):
    client = signed_in(here.person(who))

    assert (client.get("/visits/rules/").status_code, client.get(PAGE).status_code) == (reads, changes)
