from pathlib import Path

import pytest

from steward.config.settings import wiring
from tests.house.guards.product import wire_complaint, wires

# Wires whose end is not built yet. The list only shrinks.
PENDING: set[str] = set()

WIRES = list(wires(Path(wiring.__file__).read_text(encoding="utf-8")))


@pytest.mark.parametrize(("path", "agreed"), WIRES)
def test_every_wire_leads_to_what_was_agreed(path, agreed):
    complaint = wire_complaint(path, agreed)

    assert bool(complaint) == (path in PENDING), complaint or f"{path} is built: take it off the list"


def test_nothing_waits_that_is_no_wire():
    assert PENDING.issubset(path for path, _agreed in WIRES)


def test_a_wire_to_nowhere_and_one_with_other_arguments_are_found():
    source = (
        "# asks who acts: (account, at) -> Actor\n"
        'RIGHT = "steward.organisation.queries.actor_of"\n'
        "# asks who acts: (person) -> Actor\n"
        'OTHER = {"a": "steward.organisation.queries.actor_of"}\n'
        'NOWHERE = ["steward.organisation.queries.nobody"]\n'
        'WORDS = "steward is a word"\n'
    )

    assert [bool(wire_complaint(*wire)) for wire in wires(source)] == [False, True, True]
