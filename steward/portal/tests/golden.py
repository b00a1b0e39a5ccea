"""Golden requests of residents' pages: whoever holds the printed or secret address is right; nobody signs in."""

from datetime import timedelta

from django.utils import timezone

from steward.cases.models import Category
from steward.cases.tests.factories import scene
from steward.estate.models import Place
from steward.foundation.identity.actor import system
from steward.portal import actions
from steward.portal.web.pages import PROVED
from tests.golden import Golden

RESIDENT = system("resident")
PRINTED = "the printed address is the right; nobody signs in"
SECRET = "the secret address is the right; nobody signs in"
PROOF = "the secret address and its second proof are the right; nobody signs in"
links: dict[str, str] = {}


def a_place(world) -> dict:
    """Make the estate and name the code of a lobby."""
    return {"code": scene(world).estate.places["2座大堂"].code}


def _report(world) -> actions.Followed:
    place = Place.objects.get(code=a_place(world)["code"])
    ticket = actions.Ticket(
        place=place, text="信箱燈一直閃", phone="91234567", category=Category.objects.filter(code="leak").first()
    )
    return actions.report(
        ticket=ticket, device="phone", network="10.0.0.1", actor=RESIDENT, at=timezone.now() - timedelta(hours=1)
    )


def a_case_there(world) -> dict:
    """Report at the lobby and name the case."""
    case = _report(world).case
    return {"code": case.place.code, "key": case.key}


def a_link(world) -> dict:
    """Report at the lobby and name the address to follow."""
    links["token"] = _report(world).token
    return {"token": links["token"]}


def proved(world) -> dict:
    """Hold the second proof of that address."""
    return {PROVED: [links["token"]]}


def sends(**values):
    """Return what sends these."""
    return lambda world: values


GOLDEN = [
    Golden(route="portal:place", make=a_place, visitor=200, why=PRINTED),
    Golden(route="portal:place", method="post", make=a_place, visitor=302, status=302, why=PRINTED,
           send=sends(text="信箱燈一直閃", phone="91234567", name="許女士")),
    Golden(route="portal:me_too", method="post", make=a_case_there, visitor=302, status=302, why=PRINTED),
    Golden(route="portal:progress", make=a_link, visitor=200, why=SECRET),
    Golden(route="portal:progress", make=a_link, session=proved, visitor=200, why=PROOF),
    Golden(route="portal:prove", method="post", make=a_link, send=sends(proof="4567"), visitor=302, status=302, why=SECRET),
    Golden(route="portal:say_more", method="post", make=a_link, send=sends(text="還在閃"), visitor=404, status=404,
           why="without the second proof the words of a report are nobody's"),
    Golden(route="portal:say_more", method="post", make=a_link, session=proved, send=sends(text="還在閃"), visitor=302,
           status=302, why=PROOF),
    Golden(route="portal:rate", method="post", make=a_link, session=proved, send=sends(satisfaction="3", text="好"),
           visitor=422, status=422, why="nothing is done yet that could be rated"),
]  # fmt: skip
