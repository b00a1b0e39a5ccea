from datetime import timedelta

import pytest

from steward.foundation.identity.models import Account
from steward.organisation import queries
from steward.organisation.models import PostCode, Substitution
from steward.organisation.tests import factories
from steward.organisation.tests.factories import NOW, actor

pytestmark = pytest.mark.django_db


def test_an_account_acts_with_the_posts_held(world):
    lin = actor(world.people["lin"])

    assert [(h.post, h.office_id) for h in lin.holdings] == [("PA", world.office.pk)]
    assert lin.name == "林若喬"
    assert actor(world.people["chow"]).post_in(world.office.pk) == "CA"


def test_a_substitute_acts_with_the_posts_of_the_person_replaced_while_it_lasts(world):
    lin, chen = world.people["lin"], world.people["chen"]
    Substitution.objects.create(person=chen, substitute=lin, from_at=NOW, until_at=NOW + timedelta(hours=1))

    during = actor(lin)

    assert [(h.post, h.standing_in_for) for h in during.holdings] == [("PA", None), ("SV", chen.pk)]
    assert len(actor(lin, NOW - timedelta(seconds=1)).holdings) == 1
    assert len(actor(lin, NOW + timedelta(hours=1)).holdings) == 1


def test_a_substitution_in_one_office_does_not_reach_another(world):
    lin, cheng = world.people["lin"], world.people["cheng"]
    factories.member(cheng, PostCode.OD, world.offices["SW"])
    Substitution.objects.create(person=cheng, substitute=lin, office=world.offices["SW"], from_at=NOW)

    assert [(h.post, h.office_id) for h in actor(lin).holdings if h.standing_in_for] == [
        ("OD", world.offices["SW"].pk)
    ]


def test_a_substitution_is_not_passed_on(world):
    lin, wong, chen = (world.people[w] for w in ("lin", "wong", "chen"))
    Substitution.objects.create(person=chen, substitute=lin, from_at=NOW)
    Substitution.objects.create(person=lin, substitute=wong, from_at=NOW)

    assert [h.post for h in actor(wong).holdings] == ["PA", "PA"]


def test_a_regional_post_is_held_in_each_office_of_the_region(world):
    regional = factories.person(PostCode.DM, None, region=world.regions["E"])

    assert {h.office_id for h in actor(regional).holdings} == {world.offices["LX"].pk, world.offices["YQ"].pk}


def test_a_system_administrator_holds_that_post_alone(world):
    assert [h.post for h in actor(world.people["admin"]).holdings] == ["ADM"]


def test_finding_an_actor_takes_one_statement(world, django_assert_num_queries):
    account = Account.objects.select_related("person").get(person=world.people["lin"])

    with django_assert_num_queries(1):
        queries.actor_of(account, NOW)
