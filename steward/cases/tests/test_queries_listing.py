from datetime import date
from functools import partial

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from steward.cases.models import Channel, Grade, Kind, Status
from steward.cases.queries import listing
from steward.cases.queries.listing import Filters, filters_of, query_of
from steward.cases.tests.factories import case, scene
from steward.foundation.ui.paging import bounded_count
from steward.organisation.tests.factories import NOW

ids = st.lists(st.integers(1, 10**12), max_size=3, unique=True).map(tuple)
days = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
filters = st.builds(
    Filters,
    view=st.sampled_from(list(listing.VIEWS)),
    words=st.text(max_size=40).map(str.strip),
    kinds=st.lists(st.sampled_from(Kind.values), unique=True).map(tuple),
    categories=ids,
    grades=st.lists(st.sampled_from(Grade.values), unique=True).map(tuple),
    buildings=ids,
    owners=ids,
    channels=st.lists(st.sampled_from(Channel.values), unique=True).map(tuple),
    statuses=st.lists(st.sampled_from(Status.values), unique=True).map(tuple),
    received_from=days,
    received_until=days,
    sort=st.sampled_from(["", *listing.SORTS]),
)


def _address(query):
    address = QueryDict(mutable=True)
    for name, values in query.items():
        address.setlist(name, values)
    return address


@given(filters)
def test_a_saved_view_brings_back_the_filters_it_was_made_of(asked):
    assert filters_of(_address(query_of(asked))) == asked


@given(st.dictionaries(st.sampled_from(["view", "q", "kind", "grade", "owner", "from", "until", "sort"]), st.text()))
def test_an_address_that_makes_no_sense_is_never_an_error(fields):
    assert filters_of(_address({name: [value] for name, value in fields.items()})).view in listing.VIEWS


@pytest.mark.parametrize("digits", ["²", "٣", "9" * 40, "-1", "1 OR 1=1"])
def test_only_plain_ids_are_taken_from_an_address(digits):
    assert filters_of(QueryDict(f"category={digits}")).categories == ()


@pytest.mark.django_db
@pytest.mark.parametrize("cap", [1, 1000])
def test_a_common_word_is_counted_as_far_as_its_newest_cases_prove_it(monkeypatch, cap):
    here = scene()
    for _n in range(3):
        case(here, title="大堂漏水")
    monkeypatch.setattr(listing, "COUNTED", cap)
    monkeypatch.setattr(listing, "bounded_count", partial(bounded_count, cap=cap))
    scope = {
        "actor": here.actor("chen"), "office": here.office, "whole_company": False, "now": NOW,
        "filters": Filters(words="漏水"),
    }  # fmt: skip

    newest = listing.newest_of(**{name: scope[name] for name in ("filters", "office", "whole_company")})
    found = listing.bounded(cases=listing.found(**scope, newest=newest), newest=newest, **scope)

    assert len(newest) == 3
    assert found == bounded_count(listing.found(**scope), cap=cap)
    assert found.n == min(cap, 3)
