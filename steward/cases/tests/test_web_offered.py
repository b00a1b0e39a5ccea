import pytest

from steward.cases import actions
from steward.cases.models import Handover, Status
from steward.cases.tests.factories import in_hand
from steward.organisation.tests.factories import NOW, signed_in

pytestmark = pytest.mark.django_db


def offer(here, found, **target):
    return actions.hand_over(case_id=found.pk, why="屬你處範圍", actor=here.actor("lin"), at=NOW, **target)


@pytest.fixture
def offered(here):
    """A case that Lin handed to the second office, whose supervisor Sin takes offers."""
    found = in_hand(here)
    offer(here, found, office_id=here.world.offices["YQ"].pk)
    return found


def test_whoever_may_accept_finds_it_in_the_inbox_with_the_reason(here, offered):
    page = signed_in(here.person("sin")).get("/cases/offered/").content.decode()

    assert offered.number in page
    assert "屬你處範圍" in page
    assert "林若喬" in page


def test_an_assistant_who_may_not_accept_finds_nothing(here, offered):
    assert offered.number not in signed_in(here.person("ng")).get("/cases/offered/").content.decode()


def test_the_giver_sees_what_is_not_answered_and_takes_it_back(here, offered):
    lin = signed_in(here.person("lin"))

    assert offered.number in lin.get("/cases/offered/?view=from_us").content.decode()
    assert lin.post(f"/cases/{offered.key}/act/take-back/").status_code == 302
    offered.refresh_from_db()
    assert offered.status == Status.IN_HAND


def test_accepting_makes_it_theirs_and_opens_the_case(here, offered):
    answer = signed_in(here.person("sin")).post(f"/cases/{offered.key}/act/take/")

    offered.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, f"/cases/{offered.key}/")
    assert (offered.owner, offered.office.code) == (here.person("sin"), "YQ")


def test_sending_back_needs_a_reason_and_leads_back_to_the_inbox(here, offered):
    sin = signed_in(here.person("sin"))

    assert sin.post(f"/cases/{offered.key}/act/give-back/", {"reason": ""}).status_code == 422
    answer = sin.post(f"/cases/{offered.key}/act/give-back/", {"reason": "不屬本處"})

    assert (answer.status_code, answer.url) == (302, "/cases/offered/")
    assert Handover.objects.get().state == "returned"


def test_what_was_answered_meanwhile_says_so(here, offered):
    actions.withdraw_offer(case_id=offered.pk, actor=here.actor("lin"), at=NOW)
    chow = signed_in(here.person("chow"))

    assert chow.post(f"/cases/{offered.key}/act/take/").status_code == 409


def test_a_department_takes_what_is_handed_to_it(here):
    found = in_hand(here)
    offer(here, found, department_id=here.world.department("ENG").pk)
    kwok = signed_in(here.person("kwok"))

    assert found.number in kwok.get("/cases/offered/").content.decode()
    kwok.post(f"/cases/{found.key}/act/take/")
    found.refresh_from_db()
    assert found.owner == here.person("kwok")


def test_today_leads_there_by_its_number(here, offered):
    page = signed_in(here.person("sin")).get("/today/")

    assert page.context["page"].offer_count.n == 1
    assert "/cases/offered/" in page.content.decode()


def test_the_case_leads_to_its_unit_and_customer_for_those_who_may_read_them(here):
    found = in_hand(here)

    lin = signed_in(here.person("lin")).get(f"/cases/{found.key}/").content.decode()

    assert f"/estate/units/{found.unit.key}/" in lin
    assert str(found.customer.key) in lin
    assert "90426087" not in lin
