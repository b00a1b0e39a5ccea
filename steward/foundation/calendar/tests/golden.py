"""Golden requests of the calendar."""

from steward.foundation.calendar.models import SpecialDay
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


def the_region(world):
    return {"region": world.office.holiday_region, "year": 2026}


def a_day_of_the_region(world):
    return {"region": world.office.holiday_region, "day": "2026-11-26"}


def a_year_by_hand(world):
    region = world.office.holiday_region
    SpecialDay.objects.create(region=region, day="2030-01-01", kind=SpecialDay.Kind.HOLIDAY, source="hand")
    return {"region": region, "year": 2030}


def one_day(world):
    return {"valid_from": "2026-11-30"}


COMPANY = "what the whole company follows is no record that a stranger could miss"
GOLDEN = [
    Golden(route="calendar:here", status=302, why="leads to the calendar of the own office"),
    Golden(route="calendar:year", make=this_year, stranger="ng", why="everybody reads the calendar of the own office"),
    Golden(route="calendar:day", method="post", make=a_day, send=lambda world: {"kind": "closure"}, who="ho", status=302,
           colleague="lin", stranger="ng"),
    Golden(route="calendar:hours", make=the_office, stranger="ng", why="everybody reads the hours of the own office"),
    Golden(route="calendar:hours", method="post", make=the_office, who="ho", status=302, colleague="lin", stranger="ng",
           send=mornings),
    Golden(route="calendar:drop", method="post", make=the_office, send=one_day, who="ho", status=302, colleague="lin",
           stranger="ng"),
    Golden(route="calendar:company", status=302, why=COMPANY),
    Golden(route="calendar:company_hours", why=COMPANY),
    Golden(route="calendar:company_hours", method="post", who="cheng", status=302, colleague="ho", send=mornings,
           why=COMPANY),
    Golden(route="calendar:company_drop", method="post", send=one_day, who="cheng", status=302, colleague="ho", why=COMPANY),
    Golden(route="calendar:region_year", make=the_region, why=COMPANY),
    Golden(route="calendar:region_day", method="post", make=a_day_of_the_region, send=lambda world: {"kind": "holiday"},
           who="cheng", status=302, colleague="ho", why=COMPANY),
    Golden(route="calendar:confirm", method="post", make=a_year_by_hand, who="cheng", status=302, colleague="ho",
           why=COMPANY),
    Golden(route="calendar:load", method="post", send=lambda world: {"region": "CN", "year": "2026"}, who="cheng",
           status=302, colleague="ho", why="there is no record to be found or not"),
]  # fmt: skip
