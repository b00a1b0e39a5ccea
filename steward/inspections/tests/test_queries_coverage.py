"""Coverage counts the units that were to be seen on a day, and those that were."""

from datetime import timedelta

import pytest
from django.utils import timezone

from steward.estate.models import UnitState
from steward.estate.tests.factories import building, estate, unit, vacate
from steward.inspections.models import Verdict
from steward.inspections.queries import Coverage, coverage, due_units, seen_on, unseen_units
from steward.organisation.tests.factories import NOW, company

from .factories import check

TODAY = timezone.localdate(NOW)


@pytest.fixture
def scene(db):
    """A building of its own with three vacant units, in the first office, and Lin."""
    world = company()
    place = building(estate(world.office).community, "77")
    units = [vacate(unit(place, f"77-1{letter}")) for letter in "ABC"]
    return world, units


def test_a_vacant_unit_is_owed_until_somebody_looked(scene):
    world, (first, second, third) = scene
    before = coverage([world.office.pk], TODAY)[world.office.pk]

    check(first, world.people["lin"])

    after = coverage([world.office.pk], TODAY)[world.office.pk]
    assert (after.due, after.seen) == (before.due, before.seen + 1)
    assert {second.pk, third.pk} <= set(unseen_units([world.office.pk], TODAY).values_list("pk", flat=True))
    assert not unseen_units([world.office.pk], TODAY).filter(pk=first.pk).exists()


def test_two_looks_at_one_unit_count_once_and_the_last_is_told(scene):
    world, (first, *_) = scene

    check(first, world.people["lin"])
    last = check(first, world.people["wong"], NOW + timedelta(hours=1), verdict=Verdict.FAIL)

    assert coverage([world.office.pk], TODAY)[world.office.pk].seen == 1
    told = seen_on(world.office, TODAY)[first.pk]
    assert (told.check_key, told.by, told.verdict) == (str(last.key), "黃子晴", "fail")


@pytest.mark.parametrize("flaw", [{"voided_at": NOW}, {"clock_doubtful": True}])
def test_a_voided_or_doubtful_look_does_not_count(scene, flaw):
    world, (first, *_) = scene

    check(first, world.people["lin"], **flaw)

    assert unseen_units([world.office.pk], TODAY).filter(pk=first.pk).exists()
    assert seen_on(world.office, TODAY) == {}


def test_yesterdays_look_does_not_count_today(scene):
    world, (first, *_) = scene

    check(first, world.people["lin"], NOW - timedelta(days=1))

    assert unseen_units([world.office.pk], TODAY).filter(pk=first.pk).exists()


def test_a_vacant_unit_under_renovation_is_owed_once(scene):
    world, (first, *_) = scene

    UnitState.objects.filter(unit=first, axis="renovation").update(value="under_way")

    assert due_units([world.office.pk], TODAY).filter(pk=first.pk).count() == 1


def test_an_office_is_told_only_its_own_units(scene):
    world, _units = scene

    assert set(coverage([world.offices["YQ"].pk], TODAY)) <= {world.offices["YQ"].pk}


def test_coverage_of_all_offices_is_one_statement(scene, django_assert_num_queries):
    with django_assert_num_queries(1):
        coverage(None, TODAY)


def test_nothing_owed_is_nothing_unseen():
    assert Coverage().unseen == 0
