"""The marks on the windows of a picture: open cases of those who may find them, and whether somebody looked."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from steward.cases.models import Kind
from steward.cases.tests.factories import case, scene
from steward.home.queries.marks import Mark, unit_marks
from steward.inspections.models import Check, ReadBy, Verdict
from steward.organisation.tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def here(db):
    return scene()


def _marks(here, who="ho", day=TODAY):
    marks = unit_marks(here.actor(who), here.estate.buildings.values(), day)
    return {code: marks[unit.pk] for code, unit in here.estate.units.items() if unit.pk in marks}


def _look(here, code, **fields):
    return Check.objects.create(
        office=here.office, unit=here.estate.units[code], standing="vacant", verdict=Verdict.PASS,
        read_by=ReadBy.QR, person=here.person("lin"), captured_at=NOW, received_at=NOW, **{"day": TODAY} | fields,
    )  # fmt: skip


def test_complaints_are_counted_apart_from_other_cases(here):
    case(here)
    case(here, kind=Kind.HELP, customer=None, unit=here.estate.units["1-2A"])

    marks = _marks(here)

    assert marks == {"2-15C": Mark(complaints=1), "1-2A": Mark(other_cases=1)}


def test_a_unit_is_seen_on_the_day_somebody_looked(here):
    _look(here, "3-6B")

    assert _marks(here) == {"3-6B": Mark(is_seen=True)}
    assert _marks(here, day=TODAY + timedelta(days=1)) == {}


def test_a_voided_look_and_one_by_a_doubtful_clock_do_not_count(here):
    _look(here, "3-6B", voided_at=NOW, voided_by=here.person("chen"))
    _look(here, "1-4D", clock_doubtful=True)

    assert _marks(here) == {}


def test_the_statements_do_not_grow_with_the_marks(here):
    actor = here.actor("ho")

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            unit_marks(actor, here.estate.buildings.values(), TODAY)
        return len(asked)

    none = statements()
    case(here)
    for code in ("3-6B", "1-4D", "2-1A"):
        _look(here, code)

    assert statements() == none
