"""Who works in 臨溪苑 in these tests."""

import pytest

from steward.estate.tests import factories
from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Person
from steward.organisation.tests.factories import company
from tests.remembered import remembered


@pytest.fixture
def office(db, request):
    return request.getfixturevalue("estate").office if "estate" in request.fixturenames else factories.office()


@pytest.fixture
def estate(db):
    return factories.grounds()


@pytest.fixture
def settled(db):
    """The small company at work in its estate."""
    return company_at_work()


@remembered
def company_at_work():
    world = company()
    return world, factories.estate(world.office)


@pytest.fixture
def acting(office):
    """Return who holds a post in the office (or another), under an invented name."""

    def make(post, name="", office_id=None):
        person = Person.objects.create(name=name or post)
        return Actor(
            person_id=person.pk, name=person.name, holdings=(Holding(post=post, office_id=office_id or office.pk),)
        )

    return make


@pytest.fixture
def lin(acting):
    return acting("PA", "林若喬")


@pytest.fixture
def ho(acting):
    return acting("DA", "何詠芝")


@pytest.fixture
def stranger(acting, office):
    return acting("OD", "外人", office_id=office.pk + 1)
