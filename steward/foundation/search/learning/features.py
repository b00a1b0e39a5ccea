"""Texts as numbers: characters alone and in pairs, whole words, each weighed by how rare it is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from operator import add

from steward.foundation.search.grams import is_han, runs

LONGEST_TEXT = 4_000  # characters; what stands later decides nothing
MANY_TEXTS = 200
MOST_FEATURES = 40_000


@dataclass(frozen=True, slots=True)
class Vector:
    """A text: the places of its features, one that stands often several times over, and what makes its length one."""

    places: tuple[int, ...]
    scale: float


def count(text: str) -> Counter[str]:
    """Return how often each character, pair of characters and word stands in a text."""
    found: Counter[str] = Counter()
    for run in runs(text[:LONGEST_TEXT]):
        if is_han(run):
            found.update(run)
            found.update(map(add, run, run[1:]))
        else:
            found[run] += 1
    return found


def rarity(counts: Iterable[Mapping[str, int]], texts: int) -> dict[str, float]:
    """Return feature -> weight (smoothed inverse document frequency); a feature of one text among many teaches nothing."""
    met = Counter(chain.from_iterable(counts))
    fewest = max(1, sorted(met.values(), reverse=True)[: MOST_FEATURES + 1][-1] if len(met) > MOST_FEATURES else 1)
    if texts >= MANY_TEXTS:
        fewest = max(fewest, 2)
    return {feature: log((1 + texts) / (1 + n)) + 1 for feature, n in sorted(met.items()) if n >= fewest}


def vector(counts: Mapping[str, int], places: Mapping[str, int], weights: Sequence[float]) -> Vector:
    """Return a text by its known features; what stands n times counts about 1 + log n times."""
    found: list[int] = []
    for feature, n in counts.items():
        place = places.get(feature)
        if place is not None:
            found.append(place)
            if n > 1:
                found.extend([place] * round(log(n)))
    square = sum((n * weights[place]) ** 2 for place, n in Counter(found).items())
    return Vector(places=tuple(found), scale=1 / sqrt(square) if square else 0.0)
