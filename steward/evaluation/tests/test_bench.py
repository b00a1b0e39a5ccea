"""The measuring itself: sizes, goals, and what both sides are asked."""

import pytest

from steward.evaluation.bench import goals
from steward.evaluation.bench.works import WORDS, ticket, works
from steward.evaluation.management.commands.bench import size_of

FACTS = {
    "cases": ["a"], "callers": ["lin"], "later": "/cases/?after=x", "long": "b", "units": ["u"], "text": "滴水",
    "category": "leak", "bulk": [["a"]], "owners": [1, 2], "export_from": "2026-10-01", "tickets": 9,
}  # fmt: skip


def row(work, metric, value=10.0, ratio=None):
    return {"work": work, "metric": metric, "value": value, "ratio": ratio, "unit": "ms", "queries": 3}


@pytest.mark.parametrize(("word", "size"), [("10k", 10_000), ("1m", 1_000_000), ("2_500", 2_500), ("0.5k", 500)])
def test_a_size_is_written_as_people_write_it(word, size):
    assert size_of(word) == size


def test_a_figure_keeps_or_misses_its_goal_or_has_none():
    assert goals.met(row("list", "p50", ratio=3.0)) is True
    assert goals.met(row("list", "p50", ratio=3.1)) is False
    assert goals.met(row("import", "per_second", ratio=0.4)) is False
    assert goals.met(row("first page, cold", "bytes", value=160_000)) is False
    assert goals.met(row("board", "p50", ratio=9.0)) is None
    assert "MISSED" in goals.verdict(row("list", "p50", ratio=3.1))


def test_every_goal_is_a_work_that_is_asked_and_every_form_has_a_receipt_of_its_own():
    asked = {work.name: work for work in works(FACTS)}

    without_wire = {"two workers", "import"}
    assert {name for name, _metric in [*goals.AT_MOST, *goals.AT_LEAST]} - without_wire <= set(asked)
    assert set(WORDS) <= set(asked)
    register = asked["register"]
    assert register.form(1)["_receipt"] != register.form(1)["_receipt"]
    assert ticket(FACTS, 1)["body"] != ticket(FACTS, 2)["body"]
