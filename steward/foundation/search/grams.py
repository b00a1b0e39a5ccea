"""Cut folded text into what the index holds: Chinese characters alone and in pairs, whole words of other scripts.

A token that begins with MARK is a key (pinyin, telephone ending, code, office …): no text can produce one.
"""

import re
from collections.abc import Iterable
from operator import add

from .folding import fold

MARK = "_"
LONGEST_WORD = 40
_HAN = "\u3007\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U000323af"
_RUN = re.compile(f"[{_HAN}]+|[^\\W_{_HAN}]{{1,{LONGEST_WORD}}}")
_FIRST_HAN = "\u3007"


def is_han(run: str) -> bool:
    """Return whether a run is of a script written without blanks between words (Chinese, Japanese, Korean)."""
    return run >= _FIRST_HAN


def runs(text: str) -> list[str]:
    """Return the stretches of letters and digits of a text, folded; a change of script begins a new one."""
    return _RUN.findall(fold(text))


def pairs(run: str) -> list[str]:
    """Return each two neighbouring characters of a run; a run of one character is its own pair."""
    return list(map(add, run, run[1:])) or [run]


def grams(tokens: Iterable[str]) -> list[str]:
    """Return what an index holds for these runs and keys; what comes twice may stand there twice."""
    found: list[str] = []
    for token in tokens:
        if token >= _FIRST_HAN:
            found += map(add, token, token[1:])
            found += token
        else:
            found.append(token)
    return found
