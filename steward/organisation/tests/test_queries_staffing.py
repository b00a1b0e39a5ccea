from datetime import timedelta

import pytest

from steward.organisation import queries
from steward.organisation.models import Absence, Membership, PostCode, Substitution
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW

pytestmark = pytest.mark.django_db
AN_HOUR = timedelta(hours=1)


def _away(person, substitute=None, office=None):
    Absence.objects.create(person=person, reason="ill", from_at=NOW - AN_HOUR, until_at=NOW + AN_HOUR)
    if substitute:
        Substitution.objects.create(
            person=person, substitute=substitute, office=office, from_at=NOW - AN_HOUR, until_at=NOW + AN_HOUR
        )


def _names(world, ids):
    words = {person.pk: word for word, person in world.people.items()}
    return [words[i] for i in ids]


def test_a_post_is_filled_by_those_who_hold_it_today(world):
    office = world.office.pk

    assert _names(world, queries.holders_of(PostCode.PA, office, NOW)) == ["lin", "wong"]
    assert _names(world, queries.holders_of(PostCode.EX, office, NOW, world.department("SEC").pk)) == ["tsang"]
    assert _names(world, queries.holders_of(PostCode.DM, office, NOW)) == ["cheng"]


def test_a_post_that_has_ended_or_not_begun_is_not_held(world):
    day = NOW.date()
    Membership.objects.filter(person=world.people["lin"]).update(until_on=day)
    Membership.objects.filter(person=world.people["wong"]).update(from_on=day + timedelta(days=1))

    assert queries.holders_of(PostCode.PA, world.office.pk, NOW) == ()


def test_the_day_of_a_post_is_the_day_in_the_office(world):
    evening = NOW.replace(hour=16, minute=30)  # half past midnight of the 25th in the office
    Membership.objects.filter(person=world.people["lin"]).update(until_on=evening.date() + timedelta(days=1))

    assert _names(world, queries.holders_of(PostCode.PA, world.office.pk, evening)) == ["wong"]


def test_an_absent_person_is_replaced_by_the_substitute(world):
    _away(world.people["chen"], world.people["wong"])

    assert _names(world, queries.holders_of(PostCode.SV, world.office.pk, NOW)) == ["wong"]
    assert queries.holders_of(PostCode.SV, world.office.pk, NOW + 2 * AN_HOUR) == (world.people["chen"].pk,)


def test_an_absent_person_without_a_substitute_leaves_the_post_unfilled(world):
    _away(world.people["chen"])

    assert queries.holders_of(PostCode.SV, world.office.pk, NOW) == ()


def test_a_substitute_who_is_away_too_does_not_count(world):
    _away(world.people["chen"], world.people["wong"])
    _away(world.people["wong"], world.people["lin"])

    assert queries.holders_of(PostCode.SV, world.office.pk, NOW) == ()


def test_the_superior_is_the_one_named_else_the_next_post_up(world):
    lin, office = world.people["lin"], world.office.pk
    assert queries.superior_of(lin.pk, office, NOW) == world.people["chen"].pk

    Membership.objects.filter(person=lin).update(reports_to=world.people["ho"])

    assert queries.superior_of(lin.pk, office, NOW) == world.people["ho"].pk


def test_the_superior_passes_over_those_to_skip_and_those_away(world):
    people, office = world.people, world.office.pk
    _away(people["chen"])

    assert queries.superior_of(people["lin"].pk, office, NOW) == people["ho"].pk
    assert queries.superior_of(people["lin"].pk, office, NOW, skip={people["ho"].pk}) == people["leung"].pk
    assert queries.superior_of(people["cheng"].pk, office, NOW) is None


def test_an_executor_reports_to_the_head_of_the_department(world):
    people, office = world.people, world.office.pk

    assert queries.superior_of(people["lau"].pk, office, NOW) == people["kwok"].pk
    assert queries.superior_of(people["kwok"].pk, office, NOW) == people["ho"].pk


def test_the_ladder_climbs_by_the_posts_that_an_office_has(world):
    ladder = queries.ladder_of(world.office.pk, NOW, world.people["lin"].pk)
    with_sd = queries.ladder_of(world.offices["YQ"].pk, NOW, world.people["ng"].pk)

    assert [post for post, _people in ladder] == ["SV", "DA", "OD", "DM"]
    assert [post for post, _people in with_sd] == ["SV", "SD", "DA", "OD", "DM"]
    assert _names(world, [p for _post, people in ladder for p in people]) == ["chen", "ho", "leung", "cheng"]


def test_a_regional_manager_comes_before_the_company_one(world):
    regional = factories.person(PostCode.DM, None, region=world.regions["E"])

    assert queries.holders_of(PostCode.DM, world.office.pk, NOW) == (regional.pk,)
    assert queries.holders_of(PostCode.DM, world.offices["SW"].pk, NOW) == (world.people["cheng"].pk,)


def test_staffing_asks_three_statements_however_many_people(world, django_assert_num_queries):
    for _ in range(20):
        _away(factories.person(PostCode.PA, world.office), world.people["lin"])

    with django_assert_num_queries(3):
        queries.ladder_of(world.office.pk, NOW, world.people["lin"].pk)
