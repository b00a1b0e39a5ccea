from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from steward.foundation.identity.versions import StaleVersion
from steward.organisation.tests.factories import NOW, actor, company
from steward.rectifications.actions import OutOfRange, follow_company, set_limits
from steward.rectifications.models import Limits
from steward.rectifications.queries import limits_for
from steward.rectifications.rules import visible_limits
from steward.rectifications.tests.factories import rectification

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db):
    return company()


def _set(world, by, office, **fields):
    given = {
        "safety_hours": 12, "function_hours": 48, "appearance_hours": 96, "effect_after_days": 7, "version": 0,
    }  # fmt: skip
    return set_limits(office=office, actor=actor(world.people[by]), at=NOW, **given | fields)


def test_an_office_goes_before_the_company_until_it_follows_again(world):
    _set(world, "cheng", None, safety_hours=20)
    own = _set(world, "leung", world.office)

    issued = rectification(world)
    follow_company(office=world.office, version=own.version, actor=actor(world.people["leung"]), at=NOW)

    assert issued.due_at == NOW + timedelta(hours=12)
    assert limits_for(world.office).safety_hours == 20


@pytest.mark.parametrize(("by", "of_company"), [("chen", False), ("lo", False), ("leung", True)])
def test_only_directors_set_their_own_office_and_the_department_manager_the_company(world, by, of_company):
    with pytest.raises(PermissionDenied):
        _set(world, by, None if of_company else world.office)


@pytest.mark.parametrize("wrong", [{"safety_hours": 0}, {"appearance_hours": 8761}, {"effect_after_days": 366}])
def test_limits_that_cannot_be_kept_are_refused(world, wrong):
    with pytest.raises(OutOfRange):
        _set(world, "leung", world.office, **wrong)


def test_the_second_of_two_who_edit_is_told(world):
    _set(world, "leung", world.office)

    with pytest.raises(StaleVersion):
        _set(world, "leung", world.office)


def test_limits_are_seen_in_their_office(world):
    _set(world, "leung", world.office)
    _set(world, "cheng", None)

    seen = {
        who: visible_limits(actor(world.people[who]), Limits.objects.all()).count() for who in ("lin", "ng", "lau")
    }

    assert seen == {"lin": 2, "ng": 1, "lau": 0}
