import pytest

from steward.foundation.kinds import registry

from . import asks, factories

HERE = "steward.foundation.approvals.tests.asks"


@pytest.fixture(autouse=True)
def wires(settings):
    settings.KINDS = [*settings.KINDS, HERE]
    settings.APPROVAL_DECIDERS = f"{HERE}.deciders"
    settings.ACTOR_OF = "steward.foundation.approvals.tests.factories.actor_of"
    settings.OFFICES_OF = f"{HERE}.offices_of"
    settings.OFFICE_NOW = f"{HERE}.office_now"
    settings.APPROVAL_OUTCOMES = {"matters.later": f"{HERE}.outcome", "matters.deduct": f"{HERE}.outcome"}
    caches = (registry.kinds, registry.verbs, registry.words, registry.notices, registry.asks)
    for found in caches:
        found.cache_clear()
    asks.heard.clear()
    yield
    for found in caches:
        found.cache_clear()


@pytest.fixture
def office(db):
    return factories.office()


@pytest.fixture
def lin(office):
    return factories.holder("林若喬", "PA", office)


@pytest.fixture
def ho(office):
    return factories.holder("何詠芝", "DA", office)


@pytest.fixture
def leung(office):
    return factories.holder("梁國棟", "OD", office)
