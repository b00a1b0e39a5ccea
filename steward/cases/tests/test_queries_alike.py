"""Cases that may be the same, found while the words are typed."""

from datetime import timedelta

import pytest

from steward.cases.actions import OnTheSpot
from steward.cases.models import Kind
from steward.cases.queries.alike import alike
from steward.cases.tests.factories import case
from steward.organisation.tests.factories import NOW

pytestmark = pytest.mark.django_db
WORDS = "走廊天花滴水，地上一攤水"


def _found(here, text=WORDS, unit="2-15C", now=NOW, by="chow"):
    home = here.estate.units[unit] if unit else None
    return alike(
        actor=here.actor(by), office=here.office, text=text, unit=home, place=None, category=None, now=now
    )  # fmt: skip


def test_the_open_case_of_the_same_household_comes_first(here):
    other = case(here, description=WORDS, unit=here.estate.units["2-6B"], customer=None)
    same = case(here, description=WORDS)

    found = _found(here)

    assert [one.case for one in found] == [same, other]
    assert found[0].same_household
    assert not found[1].same_household


def test_without_a_unit_the_words_alone_find_it(here):
    made = case(here, description=WORDS)

    assert [one.case for one in _found(here, unit=None)] == [made]


@pytest.mark.parametrize("fields", [{"is_confidential": True}, {"description": "停車場閘桿不動了"}])
def test_what_is_kept_apart_or_about_something_else_is_not_proposed(here, fields):
    case(here, **{"description": WORDS} | fields)

    assert _found(here) == []


def test_what_is_old_is_another_matter(here):
    case(here, description=WORDS, at=NOW - timedelta(days=90))

    assert _found(here) == []


def test_a_closed_case_counts_only_for_the_same_household(here):
    made = case(here, description=WORDS, kind=Kind.ENQUIRY, way_out=OnTheSpot(explanation="已說明", satisfied=True))

    assert [one.case for one in _found(here)] == [made]
    assert _found(here, unit="2-6B") == []


def test_another_office_is_not_asked(here):
    case(here, description=WORDS)

    assert _found(here, by="ng") == []
