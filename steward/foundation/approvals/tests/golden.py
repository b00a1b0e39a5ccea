"""Golden requests of approvals. `lin` asks; what a decider gets is tested with the kinds of records that ask."""

from django.apps import apps

from steward.foundation.approvals import actions
from steward.foundation.identity.actor import Actor
from tests.golden import Golden

from .factories import MONDAY


def a_request(world):
    """Make a request of Lin's and return its address."""
    lin = Actor(person_id=world.people["lin"].pk)
    made = actions.request(
        kind="golden", subject_kind="deadline_digest", object_id=1, office=world.office, actor=lin, at=MONDAY,
        steps=[actions.Wanted(post="DA")],
    )  # fmt: skip
    return {"key": made.key}


def the_version(world):
    return {"decision": "approved", "version": apps.get_model("approvals", "Approval").objects.get().version}


GOLDEN = [
    Golden(route="approvals:waiting", why="everybody sees what waits for them"),
    Golden(route="approvals:together", method="post", status=302, why="approves only what waits for the person"),
    Golden(route="approvals:approval", make=a_request, stranger="ng", why="who finds a request may read it"),
    Golden(route="approvals:withdrawal", method="post", make=a_request, status=302, stranger="wong",
           why="who is asked and is not the asker is refused: test_web_waiting"),
    Golden(route="approvals:decision", method="post", make=a_request, send=the_version, status=403, stranger="wong",
           why="the asker finds the own request and never decides it; who decides: test_web_waiting"),
]  # fmt: skip
