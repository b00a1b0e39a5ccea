"""The pages of the ladders, in the hands of the people of an office."""

import pytest

from steward.foundation.deadlines.actions import load_presets
from steward.foundation.deadlines.models import Ladder
from steward.foundation.deadlines.tests.golden import RUNGS
from steward.organisation.tests.factories import company, signed_in

pytestmark = pytest.mark.django_db
PAGE = "/ladders/office/standard/"


@pytest.fixture
def leung():
    world = company()
    load_presets()
    return signed_in(world.people["leung"])


def test_a_change_is_said_in_words_before_it_is_set(leung):
    page = leung.post(PAGE, RUNGS | {"preview": "1"}).content.decode()

    assert "逾 2 小時：主管" in page
    assert not Ladder.objects.exclude(office=None).exists()
    assert "逾 2 小時：主管" in leung.post(PAGE, RUNGS, follow=True).content.decode()
    assert 'value="2"' in leung.get(PAGE).content.decode()


def test_a_stale_ladder_keeps_what_was_typed(leung):
    leung.post(PAGE, RUNGS)

    answer = leung.post(PAGE, RUNGS | {"rung-0-amount": "37"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="37"' in page
    assert 'name="version" value="2"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"rung-0-amount": ""}, {"rung-0-amount": "x"}, {"rung-0-unit": "percent"}, {"rung-0-audience": "CA"},
        {"rung-0-when": "share"}, {"rung-0-when": "share", "rung-0-unit": "percent", "rung-0-amount": "100"},
        {"rung-TOTAL_FORMS": "99999"}, {"rung-TOTAL_FORMS": "x"}, {"version": "x"}, {"rung-0-number": "x"},
    ],
)  # fmt: skip
def test_rungs_that_make_no_sense_are_refused(leung, wrong):
    assert leung.post(PAGE, RUNGS | wrong).status_code == 422


@pytest.mark.parametrize("address", ["/ladders/office/none/", "/ladders/street/standard/"])
def test_there_is_no_such_ladder(leung, address):
    assert leung.get(address).status_code == 404


def test_the_director_of_an_office_does_not_change_the_companys(leung):
    assert leung.get("/ladders/company/standard/").status_code == 403
