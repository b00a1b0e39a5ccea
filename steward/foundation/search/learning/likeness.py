"""How alike two reports are: what they share counts by how rare it is, and the number of a device above all."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass, field
from math import log, sqrt
from operator import add

from steward.foundation.search.grams import MARK, is_han, runs

FEWEST_DIGITS_OF_A_NUMBER = 5
NUMBER_COUNTS = 3.0  # a device's number weighs so many times what another equally rare word weighs
MOST_KEPT = 20_000  # tokens whose rarity is remembered; others are rarer than those
_DIGITS = "零一二三四五六七八九"
_NUMERAL = re.compile("([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])([段巷弄号楼层栋座室户期])")
COMMONEST = 0.25  # what stands in a quarter of all reports says nothing


def tokens(text_runs: Iterable[str]) -> set[str]:
    """Return what is compared: pairs of characters, words, numbers, and numbers with what they count (12楼, 3栋).

    Keys (see grams.MARK) are left out.
    """
    found: set[str] = set()
    before = ""
    for run in text_runs:
        if run.startswith(MARK):
            break  # keys stand behind the text
        if is_han(run):
            found.update(map(add, run, run[1:]))
            if before.isdigit():
                found.add(before + run[0])
            found.update(_written_out(run))
        else:
            found.add(run.lstrip("0") if is_number(run) else run)
            if before:
                found.add(before[-2:] + run)
        before = run
    return found


def _written_out(run: str) -> Iterator[str]:
    """Yield 四楼 as 4楼."""
    for numeral in _NUMERAL.finditer(run):
        tens, _ten, ones = numeral[1].rpartition("十") if "十" in numeral[1] else ("", "", numeral[1])
        ten = (_DIGITS.index(tens[-1]) if tens else 1) if "十" in numeral[1] else 0
        yield f"{10 * ten + (_DIGITS.index(ones[-1]) if ones else 0)}{numeral[2]}"


def is_number(token: str) -> bool:
    """Return whether a token looks like the number of a device, a contract or a case."""
    return len(token) >= FEWEST_DIGITS_OF_A_NUMBER and token.isascii() and token.isdigit()


def tokens_of(text: str) -> set[str]:
    """Return the tokens of a text as somebody wrote it."""
    return tokens(runs(text))


@dataclass(frozen=True, kw_only=True)
class Rarities:
    """In how many of how many reports a token stands; one that is not listed stands in about one."""

    reports: int = 1
    counts: dict[str, int] = field(default_factory=dict)

    def weight(self, token: str) -> float:
        """Return how much it says that two reports share this token."""
        share = min(self.counts.get(token.lstrip("0") if is_number(token) else token, 1), self.reports) / max(
            self.reports, 1
        )
        if share > COMMONEST and self.reports > 20:
            return 0.0
        rarity = log(1 / share) if self.reports > 1 else 1.0
        return rarity * (NUMBER_COUNTS if is_number(token) else 1.0)

    def telling(self, found: Collection[str], most: int) -> list[str]:
        """Return the tokens that say most, at most so many; those that say nothing are left out."""
        weighed = sorted(((self.weight(token), token) for token in found), reverse=True)
        return [token for weight, token in weighed[:most] if weight > 0]


def learn(reports: Iterable[Set[str]]) -> Rarities:
    """Return the rarities of the tokens of these reports."""
    met: Counter[str] = Counter()
    number = 0
    for report in reports:
        number += 1
        met.update(report)
    return Rarities(reports=number, counts={token: n for token, n in met.most_common(MOST_KEPT) if n > 1})


def likeness(query: Set[str], candidate: Set[str], rarities: Rarities) -> float:
    """Return how alike two reports are: the weight they share, the candidate's own length taken into account."""
    shared = sum(rarities.weight(token) ** 2 for token in query & candidate)
    own = sum(rarities.weight(token) ** 2 for token in candidate)
    return shared / sqrt(own) if own else 0.0
