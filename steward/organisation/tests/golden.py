"""Golden requests of the organisation."""

from datetime import timedelta
from hashlib import sha256

from django.contrib.auth.hashers import make_password

from steward.foundation.identity.models import Account
from steward.organisation.models import Area, Counter, CounterPin, Department, OutOfHoursRoute, Region, Shift
from steward.organisation.tests.factories import NOW
from steward.organisation.web.at_counter import COOKIE
from tests.golden import Golden

DIRECTORY = "the directory is open to colleagues; it is narrowed to those in reach"
KNOWN = "the names of regions and offices are known to everybody who holds a post"


def lin(world):
    return {"key": world.people["lin"].key}


def office(world):
    return {"key": world.office.key}


def region(world):
    return {"key": Region.objects.get(code="E").key}


def department(world):
    return {"key": world.department("PRJ").key}


def empty_department(world):
    return {"key": Department.objects.create(office=world.office, code="NEW", name="綠化部").key}


def area(world):
    return {"key": Area.objects.create(office=world.office, name="一、二座").key}


def shift(world):
    row = Shift.objects.create(
        office=world.office, person=world.people["tsang"], from_at=NOW + timedelta(days=3000),
        until_at=NOW + timedelta(days=3000, hours=12),
    )  # fmt: skip
    return {"key": row.key}


def route(world):
    row = OutOfHoursRoute.objects.create(office=world.office, to_department=world.department("SEC"))
    return {"key": row.key}


def machine(world):
    row = Counter.objects.create(
        office=world.office, name="前台", token_hash=b"x" * 32, registered_by=world.people["chen"], registered_at=NOW
    )
    return {"key": row.key}


TOKEN, PIN = "the-machine-at-the-front-desk", "604917"


def faces(world):
    """Make a registered machine, and Wong's number."""
    Counter.objects.create(
        office=world.office, name="前台", token_hash=sha256(TOKEN.encode()).digest(),
        registered_by=world.people["chen"], registered_at=NOW,
    )  # fmt: skip
    account = Account.objects.get(person=world.people["wong"])
    CounterPin.objects.create(account=account, pin=make_password(PIN), epoch=account.session_epoch, set_at=NOW)
    return {}


def at_machine(world):
    return {COOKIE: TOKEN}


def wongs_number(world):
    return {"account": Account.objects.get(person=world.people["wong"]).pk, "pin": PIN}


def verb(make, name):
    return lambda world: make(world) | {"verb": name}


def only(name):
    return lambda world: {"verb": name}


def sends(**values):
    return lambda world: values


def to_wong(world):
    return {"to": world.people["wong"].pk}


def on_duty(world):
    return {"person": world.people["tsang"].pk, "from_at": "2026-11-24T20:00", "until_at": "2026-11-25T08:00"}


def to_security(world):
    return {"to_department": world.department("SEC").pk}


def form(route_name, make, send, who, colleague="", stranger="ng", why="", status=302):
    """Return the two requests of a form: the form itself, and what it sends."""
    people = {"make": make, "who": who, "colleague": colleague, "stranger": stranger, "why": why}
    name = f"organisation:{route_name}"
    return [
        Golden(route=name, **people),
        Golden(route=name, method="post", send=send, status=status, **people),
    ]


NOBODYS = "the company is one, and whoever holds a post finds it"
GOLDEN = [
    Golden(route="organisation:people", why=DIRECTORY),
    Golden(route="organisation:person", make=lin, stranger="ng", why=DIRECTORY),
    Golden(route="organisation:export", method="post", who="leung", colleague="lin", why="no record is named"),
    Golden(route="organisation:offices", why=KNOWN),
    Golden(route="organisation:office", make=office, stranger="ng", why=KNOWN),
    Golden(route="organisation:office-roster", make=office, stranger="ng", why="who is on duty is known to colleagues"),
    Golden(route="organisation:office-roster", method="post", make=office, send=sends(monday="2026-11-23"), who="chen",
           status=302, colleague="lin", stranger="ng"),
    Golden(route="organisation:area", make=area, stranger="ng", why="who answers for what is known to colleagues"),
    Golden(route="organisation:department", make=department, status=302, stranger="ng", why=KNOWN),
    Golden(route="organisation:company", status=302, why=KNOWN),
    Golden(route="organisation:roster", status=302, why="everybody is led to the own office"),
    *form("hire", lambda world: {}, sends(), "leung", "lin", "", "no record is named", 422),
    *form("person-act", verb(lin, "absence"), sends(), "chen", "wong", status=422),
    *form("hand-over", lin, to_wong, "chen", "wong", status=200),
    *form("office-act", verb(office, "route"), to_security, "leung", "lin"),
    *form("office-details", office, sends(), "leung", "lin", status=422),
    *form("office-closure", office, sends(version=1), "cheng", "leung", status=422),
    *form("new-shift", office, on_duty, "chen", "lin"),
    *form("shift-act", verb(shift, "removal"), sends(version=1), "chen", "lin"),
    *form("route-removal", route, sends(), "leung", "lin"),
    *form("area-act", verb(area, "name"), sends(version=1, name="二座"), "chen", "lin"),
    *form("region", region, sends(version=1, code="E", name="東一區"), "cheng", "leung", "", NOBODYS),
    *form("department-act", verb(empty_department, "close"), sends(version=1), "leung", "lin"),
    Golden(route="organisation:counters", who="chen", colleague="lin", why="no machine is named"),
    Golden(route="organisation:counters", method="post", send=sends(name="前台"), who="chen", status=302, colleague="lin",
           why="no machine is named"),
    Golden(route="organisation:counter-close", method="post", make=machine, who="chen", stranger="lin", status=302,
           why="whoever may see the machines may close them"),
    Golden(route="organisation:counter", status=404, visitor=404, why="there are faces on a registered machine alone"),
    Golden(route="organisation:counter", method="post", status=404, visitor=404, why="the same"),
    Golden(route="organisation:counter", make=faces, cookies=at_machine, visitor=200,
           why="whoever stands at a registered machine sees the faces of its office"),
    Golden(route="organisation:counter", method="post", make=faces, cookies=at_machine, send=wongs_number, visitor=302,
           status=302, why="the number is the proof"),
    Golden(route="organisation:counter-lock", method="post", status=302, why="whoever is signed in may sign out"),
    Golden(route="organisation:pin", status=302, why="everybody sets the own number, after the password"),
    Golden(route="organisation:pin", method="post", status=302, why="the same"),
    *form("company-act", only("region"), sends(code="N", name="北區"), "cheng", "leung", "", NOBODYS),
]  # fmt: skip
