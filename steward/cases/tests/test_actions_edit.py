from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Category
from steward.cases.tests.factories import in_hand
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.search import queries as search
from steward.foundation.timeline.queries import history
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def _edit(here, found, by="lin", version=1, **changes):
    return actions.edit(case_id=found.pk, changes=changes, version=version, actor=here.actor(by), at=LATER)


def test_a_correction_tells_what_stood_there_before(here):
    found, drain = in_hand(here), Category.objects.get(code="drain")

    _edit(here, found, title="地漏反水", category=drain, location=found.location)

    line = history("case", found.pk)[0]
    assert line.event.facts["changed"] == ["category", "title"]
    assert line.event.facts["category_before"] == found.category_id
    assert line.said == {"title": found.title}


def test_search_finds_the_new_words(here):
    found = in_hand(here)

    _edit(here, found, title="地漏反水")

    assert search.find(actor=here.actor("lin"), words="地漏", kind="case").ids == (found.pk,)


def test_nothing_different_is_no_act(here):
    found = in_hand(here)

    assert _edit(here, found, title=found.title).version == 1
    assert len(history("case", found.pk)) == 1


def test_two_at_once_do_not_overwrite_each_other(here):
    found = in_hand(here)
    _edit(here, found, title="地漏反水")

    with pytest.raises(StaleVersion):
        _edit(here, found, title="馬桶堵塞")


def test_a_case_without_a_title_and_unknown_columns_are_refused(here):
    found = in_hand(here)

    with pytest.raises(actions.NoDescription):
        _edit(here, found, title=" ")
    with pytest.raises(KeyError):
        _edit(here, found, owner_id=1)


def test_reception_corrects_nothing(here):
    with pytest.raises(PermissionDenied):
        _edit(here, in_hand(here), by="fong", title="…")
