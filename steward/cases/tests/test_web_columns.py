import pytest

from steward.cases.models import ListColumns
from steward.cases.tests.factories import case
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db


def shown(client):
    return client.get("/cases/").context["page"].columns


def test_the_chosen_columns_stay_with_the_person_on_every_device(here):
    case(here)
    signed_in(here.person("chen")).post("/cases/columns/", {"column": ["received", "due", "<b>"]})

    assert shown(signed_in(here.person("chen"))) == ("due", "what", "received")
    assert shown(signed_in(here.person("lin")))[:3] == ("due", "number", "what")


def test_choosing_leads_back_to_the_same_filters(here):
    answer = signed_in(here.person("chen")).post("/cases/columns/", {"column": ["due"], "query": "view=mine&grade=2"})

    assert (answer.status_code, answer.url) == (302, "/cases/?view=mine&grade=2")


def test_the_usual_columns_come_back(here):
    chen = signed_in(here.person("chen"))
    chen.post("/cases/columns/", {"column": ["received"]})

    chen.post("/cases/columns/", {"usual": "1", "column": ["received"]})

    assert not ListColumns.objects.exists()
    assert "number" in shown(chen)
