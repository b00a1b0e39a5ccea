from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.notices.models import Notice
from steward.foundation.timeline.queries import history
from steward.organisation import actions
from steward.organisation.actions import refusals
from steward.organisation.models import Absence, PostCode, Substitution
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW, actor

A_DAY = timedelta(days=1)


def _substitute(world, person="chen", substitute="wong", who="ho", **fields):
    wanted = {"from_at": NOW, "until_at": NOW + A_DAY}
    return actions.set_substitute(
        person_id=world.people[person].pk, substitute_id=world.people[substitute].pk, **(wanted | fields),
        actor=actor(world.people[who]), at=NOW,
    )  # fmt: skip


def _away(world, person="lin", who="lin", **fields):
    wanted = {"reason": "ill", "from_at": NOW, "until_at": NOW + A_DAY}
    return actions.record_absence(
        person_id=world.people[person].pk, **(wanted | fields), actor=actor(world.people[who]), at=NOW
    )


def test_a_substitute_is_told_and_both_histories_know(world):
    _substitute(world)

    assert Notice.objects.get().person == world.people["wong"]
    for word in ("chen", "wong"):
        assert history("person", world.people[word].pk)[0].event.verb == "organisation.substitute_set"


def test_a_supervisor_names_the_own_substitute_an_assistant_does_not(world):
    _substitute(world, who="chen")

    with pytest.raises(PermissionDenied):
        _substitute(world, "lin", "wong", who="lin")


def test_nobody_sets_substitutes_in_another_office(world):
    with pytest.raises(PermissionDenied):
        _substitute(world, "sin", "ng", who="ho")


def test_a_person_with_posts_in_two_offices_is_covered_by_those_of_both(world):
    factories.member(world.people["chen"], PostCode.SV, world.offices["YQ"])

    with pytest.raises(PermissionDenied):
        _substitute(world)
    _substitute(world, office_id=world.office.pk)


def test_the_span_and_the_substitute_make_sense(world):
    with pytest.raises(refusals.ThemselfAsSubstitute):
        _substitute(world, "chen", "chen")
    with pytest.raises(refusals.EndsBeforeItBegins):
        _substitute(world, until_at=NOW)
    with pytest.raises(refusals.HoldsNoPost):
        _substitute(world, substitute="admin")


def test_two_do_not_stand_in_at_the_same_time(world):
    _substitute(world)

    with pytest.raises(refusals.CoveredAlready):
        _substitute(world, substitute="lin", from_at=NOW + A_DAY / 2, until_at=None)
    _substitute(world, substitute="lin", from_at=NOW + A_DAY, until_at=None)


def test_a_substitution_ends_early_or_is_taken_back_before_it_begins(world):
    ho = actor(world.people["ho"])
    row, later = _substitute(world), _substitute(world, from_at=NOW + 2 * A_DAY, until_at=None)

    actions.end_substitution(substitution_id=row.pk, version=1, until_at=NOW + A_DAY / 2, actor=ho, at=NOW)
    actions.end_substitution(substitution_id=later.pk, version=1, until_at=NOW, actor=ho, at=NOW)

    assert Substitution.objects.get().until_at == NOW + A_DAY / 2


def test_one_reports_the_own_absence_and_the_reason_stays_out_of_the_history(world):
    _away(world)

    event = history("person", world.people["lin"].pk)[0].event
    assert event.verb == "organisation.absence_recorded"
    assert "ill" not in str(event.facts.values())


def test_an_absence_names_its_substitute_in_one_go(world):
    _away(world, "chen", "ho", substitute_id=world.people["wong"].pk)

    assert Substitution.objects.get().until_at == Absence.objects.get().until_at


def test_a_colleague_reports_nobody_else(world):
    with pytest.raises(PermissionDenied):
        _away(world, "wong", "lin")


def test_absences_do_not_overlap_and_end_after_they_begin(world):
    row = _away(world)
    with pytest.raises(refusals.AwayAlready):
        _away(world, from_at=NOW + A_DAY / 2)
    with pytest.raises(refusals.EndsBeforeItBegins):
        _away(world, until_at=NOW)
    later = _away(world, from_at=NOW + 2 * A_DAY, until_at=NOW + 3 * A_DAY)

    lin = actor(world.people["lin"])
    with pytest.raises(refusals.AwayAlready):
        actions.end_absence(absence_id=row.pk, version=1, until_at=NOW + 5 * A_DAY, actor=lin, at=NOW)
    actions.end_absence(absence_id=row.pk, version=1, until_at=NOW + A_DAY / 2, actor=lin, at=NOW)
    actions.end_absence(absence_id=later.pk, version=1, until_at=NOW, actor=lin, at=NOW)
    assert Absence.objects.get().until_at == NOW + A_DAY / 2
