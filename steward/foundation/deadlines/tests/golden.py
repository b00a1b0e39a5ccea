"""Golden requests of the ladders."""

from steward.foundation.deadlines.actions import load_presets
from steward.foundation.deadlines.models import Ladder
from tests.golden import Golden


def the_standard(world) -> dict:
    """Load the ladders that the product ships and name the ordinary one."""
    load_presets()
    return {"scope": "office", "code": "standard"}


def an_own_ladder(world) -> dict:
    """Give the office an ordinary ladder of its own."""
    load_presets()
    Ladder.objects.create(office=world.office, code="standard", name="一般", version=2)
    return {"code": "standard"}


RUNGS = {
    "version": "1", "rung-TOTAL_FORMS": "1", "rung-INITIAL_FORMS": "0", "rung-0-amount": "2", "rung-0-unit": "hours",
    "rung-0-when": "after", "rung-0-basis": "calendar", "rung-0-audience": "SV",
}  # fmt: skip
GOLDEN = [
    Golden(route="deadlines:ladders", make=lambda world: the_standard(world) and {}, who="lin", colleague="admin",
           why="the ladders of one's own office"),
    Golden(route="deadlines:ladder", make=the_standard, who="leung", colleague="ho", why="the ladder of one's own office"),
    Golden(route="deadlines:ladder", method="post", make=the_standard, send=lambda world: RUNGS, who="leung", status=302,
           colleague="ho", why="the ladder of one's own office"),
    Golden(route="deadlines:ladder_drop", method="post", make=an_own_ladder, send=lambda world: {"version": "2"},
           who="leung", status=302, colleague="ho", why="the ladder of one's own office"),
]  # fmt: skip
