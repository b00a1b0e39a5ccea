from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.cases import actions
from steward.cases.models import Case
from steward.cases.rules import sees, visible_to
from steward.cases.tests.factories import in_hand
from steward.cases.tests.told import told
from steward.foundation.search import queries as search
from steward.organisation.tests.factories import NOW

LATER = NOW + timedelta(hours=1)


def _name(here, found, who, by="ho"):
    return actions.name_person(case_id=found.pk, person_id=here.person(who).pk, actor=here.actor(by), at=LATER)


def test_naming_the_owner_takes_it_away_with_everything_told(here):
    found = in_hand(here)
    actions.add_note(case_id=found.pk, text="…", actor=here.actor("chen"), at=LATER)

    named = _name(here, found, "lin", by="leung")

    assert named.owner == here.person("ho")
    assert told(here, "case.noted") == set()
    assert not sees(here.actor("lin", LATER), named)


def test_the_named_and_all_below_find_it_nowhere(here):
    found = in_hand(here)
    _name(here, found, "chen")

    finders = {
        word for word in ("lin", "wong", "fong", "chen", "ho", "leung", "cheng", "mui", "ng")
        if visible_to(here.actor(word, LATER), Case.objects.all()).exists()
    }  # fmt: skip
    assert finders == {"ho", "leung", "cheng"}
    assert search.find(actor=here.actor("lin", LATER), words="天花", kind="case").ids == ()


def test_a_name_given_twice_is_refused(here):
    found = in_hand(here)
    _name(here, found, "tsang")

    with pytest.raises(actions.NotNamed):
        _name(here, found, "tsang")


def test_a_name_taken_back_makes_it_an_ordinary_case(here):
    found = in_hand(here)
    _name(here, found, "tsang")

    back = actions.unname_person(case_id=found.pk, person_id=here.person("tsang").pk, actor=here.actor("ho"), at=LATER)

    assert back.is_about_persons is False
    assert sees(here.actor("wong", LATER), back)


def test_a_colleague_who_does_not_own_it_names_nobody(here):
    with pytest.raises(PermissionDenied):
        _name(here, in_hand(here), "tsang", by="fong")


def test_the_number_that_the_customer_was_given_stays(here):
    found = in_hand(here)

    assert _name(here, found, "tsang").number == found.number
