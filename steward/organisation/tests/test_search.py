"""A colleague is found by name, sound, telephone and staff number, by those who may see the directory."""

import pytest

from steward.foundation.search.queries import find
from steward.organisation import actions
from steward.organisation.tests.factories import NOW, actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def hired(world):
    return actions.hire(
        name="區小蓮", post="PA", office_id=world.office.pk, from_on=NOW.date(), phone="13900004417", number="S9001",
        actor=actor(world.people["leung"]), at=NOW,
    ).person  # fmt: skip


def found(world, words, by="lin"):
    return list(find(actor=actor(world.people[by]), words=words, kind="person").ids)


@pytest.mark.parametrize("words", ["小蓮", "小莲", "ouxiaolian", "oxl", "4417", "S9001"])
def test_a_colleague_is_found(world, hired, words):
    assert found(world, words) == [hired.pk]


def test_a_corrected_name_is_found_and_the_old_one_is_not(world, hired):
    actions.change_person(
        person_id=hired.pk, version=hired.version, name="區曉蓮", phone="", email="", number="S9001", joined_on=None,
        note="", actor=actor(world.people["leung"]), at=NOW,
    )  # fmt: skip

    assert found(world, "小蓮") == found(world, "4417") == []
    assert found(world, "曉蓮") == [hired.pk]


def test_whoever_works_elsewhere_does_not_find_the_colleague(world, hired):
    assert found(world, "小蓮", by="ng") == []
