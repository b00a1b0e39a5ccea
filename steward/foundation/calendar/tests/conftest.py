import pytest

from . import wires


@pytest.fixture(autouse=True)
def clocks(settings):
    settings.CALENDAR_CHANGED = "steward.foundation.calendar.tests.wires.changed"
    wires.touched.clear()
