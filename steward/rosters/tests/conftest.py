import pytest

from steward.organisation.tests import factories


@pytest.fixture
def world(db):
    return factories.company()
