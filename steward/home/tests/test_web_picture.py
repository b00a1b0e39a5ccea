"""The picture of the buildings: what is drawn, what a chip or a lens leaves in the light, what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steward.cases.models import Kind
from steward.cases.tests.factories import case, scene
from steward.estate.tests import factories as estate
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


def _picture(here, query="", who="ho"):
    return signed_in(here.person(who)).get(f"/buildings/communities/{here.estate.community.key}/{query}")


def _windows(answer):
    rows = [row for tower in answer.context["page"].towers for row in tower.rows]
    return {window.unit.code: window for row in rows for window in row.windows}


def test_the_only_community_is_shown_at_once(here):
    answer = signed_in(here.person("ho")).get("/buildings/")

    assert answer.url == f"/buildings/communities/{here.estate.community.key}/"


def test_a_window_says_what_is_open_and_who_has_to_look(here):
    case(here, at=timezone.now())

    answer = _picture(here)

    windows = _windows(answer)
    assert (windows["2-15C"].mark.complaints, windows["2-15C"].patrol) == (1, "")
    assert windows["3-6B"].patrol == "n"
    assert "投訴未結 1 宗" in windows["2-15C"].words
    assert windows["2-15C"].words in answer.content.decode()


def test_the_figures_of_the_legend_are_those_of_the_windows(here):
    case(here, at=timezone.now())
    case(here, at=timezone.now(), kind=Kind.HELP, customer=None, unit=here.estate.units["1-2A"])

    legend = {key.name: key.count for key in _picture(here).context["page"].legend}

    assert legend == {"occ": 110, "vac": 2, "unseen": 2, "complaints": 1, "others": 1}


@pytest.mark.parametrize("query", ["?only=unseen", "?lens=patrol", "?lens=patrol&only=vac"])
def test_a_chip_and_a_lens_leave_the_rest_pale(here, query):
    windows = _windows(_picture(here, query))

    assert {code for code, window in windows.items() if not window.is_pale} == {"3-6B", "1-4D"}


def test_a_lens_or_chip_nobody_knows_means_all(here):
    windows = _windows(_picture(here, "?lens=%00&only=x&unit=nobody"))

    assert not any(window.is_pale for window in windows.values())


def test_the_picture_read_anew_is_the_picture_alone(here):
    url = f"/buildings/communities/{here.estate.community.key}/"

    part = signed_in(here.person("ho")).get(url, headers={"HX-Request": "true"}).content.decode()

    assert part.lstrip().startswith('<div id="picture"')
    assert "unitcard" not in part


def test_more_buildings_cost_no_more_statements(here):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            _picture(here)
        return len(asked)

    statements()
    few = statements()
    for code in ("7", "8", "9"):
        estate.building(here.estate.community, code, floors=2, position=9)
    case(here, at=timezone.now())

    assert statements() == few
