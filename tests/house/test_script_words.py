"""What scripts say stands in one table, and the table holds nothing that no script says."""

import re
from pathlib import Path

from steward.foundation.ui.script_words import SCRIPT_WORDS

SCRIPTS = Path(__file__).resolve().parents[2] / "frontend/js"


def _said():
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.js")))
    calls = re.findall(r"\bsay\(([^)]*)\)", text) + re.findall(r"BY_STATUS = \{(.*?)\}", text, re.DOTALL)
    return {word for call in calls for word in re.findall(r'"([a-z-]+)"', call)}


def test_every_word_that_a_script_says_is_in_the_table():
    assert _said() - set(SCRIPT_WORDS) == set()


def test_the_table_holds_nothing_that_no_script_says():
    assert set(SCRIPT_WORDS) - _said() == set()
