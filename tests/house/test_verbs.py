"""Every act that is recorded has a sentence that tells it, and every sentence names an act that somebody records."""

import ast

from steward.foundation.kinds.registry import verbs
from tests.house.tree import Complaint as Says
from tests.house.tree import Module, judge, modules


def recorded(module):
    """Yield the verbs that a module writes into the history, with their lines."""
    for _name, node in module.placed:
        if isinstance(node, ast.Call):
            for keyword in node.keywords:
                if keyword.arg == "verb" and isinstance(keyword.value, ast.Constant):
                    yield keyword.value.value, node.lineno


def without_sentence(module, known):
    return [
        Says("sentences", module.path, verb, f"line {line} records an act that no kind has a sentence for")
        for verb, line in (recorded(module) if module.room == "actions" else ())
        if verb not in known
    ]


def test_every_recorded_act_has_a_sentence():
    assert judge("sentences", [found for module in modules() for found in without_sentence(module, verbs())]) == []


def test_an_act_without_a_sentence_is_found():
    module = Module("steward/cases/actions.py", 'timeline.record(verb="cases.closed", office=None)')

    assert without_sentence(module, {"cases.closed": None}) == []
    assert without_sentence(module, {})
