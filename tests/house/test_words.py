import pytest

from tests.house.guards import words
from tests.house.tree import Module, obeyed_by_tree

GUARDS = {
    "names": words.names_say_something,
    "docstrings": words.public_functions_speak,
    "verbs": words.verbs_are_called_by_name,
    "types": words.rooms_are_typed,
    "unfinished": words.nothing_is_left_for_later,
}
ACTIONS = "steward/cases/actions.py"
LATER = "TO" + "DO"
QUIET = "# no" + "qa"

SAMPLES = [
    ("names", "steward/cases/letters.py", "class Letter: pass", "class LetterManager: pass"),
    ("names", "steward/cases/letters.py", "class Database: pass", "class CaseData: pass"),
    ("docstrings", ACTIONS, "def _close(): pass", "def close(): pass"),
    ("docstrings", ACTIONS, 'def close():\n    """Close."""', "def close(): pass"),
    ("verbs", ACTIONS, "def close(*, actor, at): pass", "def close(case, *, actor, at): pass"),
    ("verbs", ACTIONS, "def close(*, actor, at): pass", "def close(*, actor): pass"),
    ("types", ACTIONS, "def close(*, at: int) -> None: pass", "def close(*, at) -> None: pass"),
    ("types", "steward/cases/queries.py", "def page() -> int: pass", "def page(): pass"),
    ("types", "steward/foundation/privacy/sealing.py", "def open_() -> int: pass", "def open_(): pass"),
    ("unfinished", ACTIONS, "x = 1  # why", f"x = 1  # {LATER} later"),
    ("unfinished", ACTIONS, f"x = 1  {QUIET}: F401  the reason", f"x = 1  {QUIET}: F401"),
    ("unfinished", ACTIONS, "x = 1", f"x = 1  {QUIET}"),
]


@pytest.mark.parametrize("guard", GUARDS)
def test_the_tree_keeps_the_rule(guard):
    assert obeyed_by_tree(guard, GUARDS[guard]) == []


@pytest.mark.parametrize(("guard", "path", "good", "bad"), SAMPLES)
def test_the_guard_bites(guard, path, good, bad):
    assert list(GUARDS[guard](Module(path, good + "\n"))) == []
    assert list(GUARDS[guard](Module(path, bad + "\n")))


def test_a_module_named_after_nothing_is_found():
    assert list(words.names_say_something(Module("steward/cases/utils.py", "")))
    assert list(words.names_say_something(Module("steward/cases/case_helpers.py", "")))
