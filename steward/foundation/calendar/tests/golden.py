"""Golden requests of the calendar."""

from steward.foundation.calendar.queries import fingerprint_of_hours
from tests.golden import Golden


def the_office(world):
    return {"key": world.office.key}


def this_year(world):
    return {"key": world.office.key, "year": 2026}


def a_day(world):
    return {"key": world.office.key, "day": "2026-11-26"}


def mornings(world):
    times = {"opens_0_0": "09:00", "closes_0_0": "12:00"}
    return {"valid_from": "2026-11-30", "was": fingerprint_of_hours([]), **times}


GOLDEN = [
    Golden(route="calendar:here", status=302, why="leads to the calendar of the own office"),
    Golden(route="calendar:year", make=this_year, stranger="ng", why="everybody reads the calendar of the own office"),
    Golden(route="calendar:day", method="post", make=a_day, send=lambda world: {"kind": "closure"}, who="ho", status=302,
           colleague="lin", stranger="ng"),
    Golden(route="calendar:hours", make=the_office, stranger="ng", why="everybody reads the hours of the own office"),
    Golden(route="calendar:hours", method="post", make=the_office, who="ho", status=302, colleague="lin", stranger="ng",
           send=mornings),
    Golden(route="calendar:load", method="post", send=lambda world: {"region": "CN", "year": "2026"}, who="cheng",
           status=302, colleague="ho", why="there is no record to be found or not"),
]  # fmt: skip
