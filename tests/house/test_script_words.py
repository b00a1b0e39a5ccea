"""What scripts say stands in one table, and the table holds nothing that no script says."""

import re
from pathlib import Path

from steward.foundation.ui.phone_words import PHONE_WORDS
from steward.foundation.ui.script_words import SCRIPT_WORDS

SCRIPTS = Path(__file__).resolve().parents[2] / "frontend/js"


def _said(paths):
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(paths))
    calls = re.findall(r"\bsay\(([^)]*)\)", text) + re.findall(r"BY_STATUS = \{(.*?)\}", text, re.DOTALL)
    return {word for call in calls for word in re.findall(r'"([a-z-]+)"', call)}


def _of_the_phone():
    return _said((SCRIPTS / "phone").rglob("*.js"))


def test_every_word_that_a_script_of_a_page_says_is_in_its_table():
    pages = set(SCRIPTS.rglob("*.js")) - set((SCRIPTS / "phone").rglob("*.js"))

    assert _said(pages) - set(SCRIPT_WORDS) == set()


def test_every_word_that_a_screen_of_the_phone_says_is_in_a_table():
    assert _of_the_phone() - set(SCRIPT_WORDS) - set(PHONE_WORDS) == set()


def test_the_tables_hold_nothing_that_no_script_says():
    assert set(SCRIPT_WORDS) - _said(SCRIPTS.rglob("*.js")) == set()
    assert set(PHONE_WORDS) - _of_the_phone() == set()


def test_no_key_stands_in_both_tables():
    assert set(SCRIPT_WORDS) & set(PHONE_WORDS) == set()
