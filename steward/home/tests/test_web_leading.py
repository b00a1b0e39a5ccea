"""Today of those who lead an office: what to decide, what is late, who carries how much."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from steward.cases.models import Grade, Named
from steward.cases.tests.factories import case, scene
from steward.organisation.tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


def _leading(here, who):
    return signed_in(here.person(who)).get("/today/").context["page"].leading


@pytest.mark.parametrize(
    ("who", "shown"), [("lin", False), ("kwok", False), ("chen", True), ("ho", True), ("leung", True)]
)
def test_only_those_who_lead_an_office_see_it_as_a_whole(here, who, shown):
    assert (_leading(here, who) is not None) is shown


def test_what_is_late_stands_with_the_one_who_has_it(here):
    long_ago = timezone.now() - timedelta(days=30)
    made = case(here, at=long_ago)

    page = signed_in(here.person("leung")).get("/today/")

    leading = page.context["page"].leading
    assert [line.key for line in leading.overdue] == [made.key]
    assert leading.overdue_count == 1
    assert [(load.still_open, load.overdue) for load in leading.people] == [(1, 1)]
    assert f"owner={made.owner_id}" in leading.people[0].url


def test_a_major_case_waits_for_the_director_and_for_no_one_else(here):
    made = case(here, at=timezone.now(), grade=Grade.MAJOR, grade_reason="有人受傷")

    assert [line.key for line in _leading(here, "leung").instructions] == [made.key]
    assert _leading(here, "leung").awaited == 1
    assert _leading(here, "ho").instructions == []


def test_each_figure_opens_as_many_cases_as_it_says(here):
    now = timezone.now()
    for days in (1, 1, 2):
        case(here, at=now - timedelta(days=days))
    leung = signed_in(here.person("leung"))

    figures = leung.get("/today/").context["page"].leading.figures

    for figure in figures:
        total = leung.get(figure.url.replace("/cases/?", "/cases/total/?")).content.decode()
        assert str(figure.count.n) in total, f"{figure.label}: {figure.url}"
    assert {str(f.label): f.count.n for f in figures}["昨日受理"] == 2


def test_a_complaint_about_the_director_is_not_counted_there(here):
    made = case(here, at=timezone.now() - timedelta(days=1))
    before = [f.count.n for f in _leading(here, "leung").figures]
    made.is_about_persons = True
    made.save(update_fields=["is_about_persons"])
    Named.objects.create(case=made, person=here.person("leung"), named_at=timezone.now())

    after = [f.count.n for f in _leading(here, "leung").figures]

    assert before[0] == 1
    assert after[0] == 0


def test_no_count_of_statements_grows_with_the_cases_of_the_office(here):
    leung = signed_in(here.person("leung"))

    def statements():
        with CaptureQueriesContext(connection) as asked:
            leung.get("/today/")
        return len(asked)

    case(here)
    statements()
    few = statements()
    for _n in range(8):
        case(here)

    assert statements() == few
