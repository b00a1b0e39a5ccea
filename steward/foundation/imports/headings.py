"""Find the row of headings, know a layout again, and guess which column is which field."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from steward.foundation.search.folding import fold

from .sheets.cells import Cell, as_text
from .targets import Field

LOOKED_AT = 30  # rows in which headings are looked for
ALIKE = 0.75
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The row of headings: its number in the sheet and its cells as text."""

    number: int
    labels: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """What tells this layout from others: the headings in their order, however they are spelled."""
        joined = "\x1f".join(map(simple, self.labels)).rstrip("\x1f")
        return hashlib.sha256(joined.encode()).hexdigest()[:32]


def simple(label: str) -> str:
    """Return a heading without signs and blanks, folded."""
    return _SIGNS.sub("", fold(label))


def find_heading(rows: Iterable[tuple[int, Sequence[Cell]]], words: Iterable[str]) -> Heading | None:
    """Return the row that looks most like headings, above all these words; None when there is no row at all."""
    known = set(map(simple, words))
    seen = [(number, tuple(as_text(cell) for cell in row)) for number, row in rows]
    if not seen:
        return None
    widest = max(sum(1 for label in labels if label) for _number, labels in seen)
    number, labels = max(seen, key=lambda row: (_likeness(row[1], known, widest), -row[0]))
    return Heading(number=number, labels=labels)


def _likeness(labels: Sequence[str], known: set[str], widest: int) -> float:
    """Score a row: headings that we know count most, then that the row is full, short, and all words."""
    filled = [label for label in labels if label]
    if not filled:
        return 0.0
    hits = sum(simple(label) in known for label in filled)
    words = sum(len(label) <= 40 and not label.replace(".", "").isdigit() for label in filled) / len(filled)
    different = len(set(filled)) / len(filled)
    return 3 * hits + len(filled) / widest + words + different


def guess(labels: Sequence[str], fields: Sequence[Field]) -> dict[str, int]:
    """Return field -> column for every field whose heading is recognised; each column serves one field."""
    scores = sorted(
        (
            (score, -column, field.name, column)
            for column, label in enumerate(labels)
            if label
            for field in fields
            if (score := _fit(simple(label), field)) >= ALIKE
        ),
        reverse=True,
    )
    found: dict[str, int] = {}
    for _score, _order, name, column in scores:
        if name not in found and column not in found.values():
            found[name] = column
    return found


def _fit(label: str, field: Field) -> float:
    best = 0.0
    for word in map(simple, field.words):
        if not word or not label:
            continue
        if word == label:
            return 2.0
        if len(word) >= 2 and (word in label or label in word):
            best = max(best, 0.8 + min(len(word), len(label)) / max(len(word), len(label)) / 10)
        else:
            best = max(best, SequenceMatcher(None, word, label, autojunk=False).ratio())
    return best
