import pytest

from steward.cases.tests.factories import scene


@pytest.fixture
def here(db):
    """The small company with its estate."""
    return scene()
