"""One separating plane per label, found by dual coordinate descent (L2-regularised squared hinge loss).

The method of Hsieh and others, "A Dual Coordinate Descent Method for Large-scale Linear SVM" (2008), in plain Python.
A plane keeps each weight already multiplied by the rarity of its feature: the distance of a text is then a plain sum
over its features, which runs in C, and some thousand long texts are learned within a minute without a numeric library.
"""

from collections.abc import Sequence
from operator import itemgetter
from random import Random

from .features import Vector

COST = 0.5
ROUNDS = 12
SMALL = 0.05  # a round in which nothing is further off than this is the last one
LONGEST_REST = 4  # rounds for which a text far on its own side is not looked at


class Texts:
    """Texts to be separated, prepared once for all planes; the bias is a feature of every text."""

    def __init__(self, vectors: Sequence[Vector], rarities: Sequence[float]):
        self.bias = len(rarities)
        self.squares = [rarity * rarity for rarity in rarities]
        self.vectors = vectors
        self.gathers = [itemgetter(*vector.places, self.bias + 1, self.bias + 1) for vector in vectors]

    def separate(self, is_inside: Sequence[bool], random: Random) -> list[float]:
        """Return the plane that tells the texts inside from those outside: weight times rarity, the bias last."""
        plane = [0.0] * (self.bias + 2)  # one more that stays zero: a gather of nothing is no tuple
        signs = [1.0 if inside else -1.0 for inside in is_inside]
        alphas, resting, rests = [0.0] * len(signs), [0] * len(signs), [1] * len(signs)
        order = list(range(len(signs)))
        for _round in range(ROUNDS):
            random.shuffle(order)
            furthest = 0.0
            for row in order:
                if resting[row]:
                    resting[row] -= 1
                    continue
                off = self._move(row, signs[row], alphas, plane)
                if off:
                    furthest, rests[row] = max(furthest, off), 1
                elif alphas[row] == 0.0:
                    resting[row] = rests[row] = min(rests[row] * 2, LONGEST_REST)
            if furthest < SMALL:
                break
        return plane[:-1]

    def _move(self, row: int, sign: float, alphas: list[float], plane: list[float]) -> float:
        """Move the plane by one text as far as that text asks; returns how far it was off."""
        vector, alpha, slack = self.vectors[row], alphas[row], 0.5 / COST
        distance = vector.scale * sum(self.gathers[row](plane)) + plane[self.bias]
        gradient = sign * distance - 1.0 + slack * alpha
        if gradient >= 0.0 and alpha == 0.0:
            return 0.0
        alphas[row] = max(alpha - gradient / (2.0 + slack), 0.0)
        step = (alphas[row] - alpha) * sign
        share, squares = step * vector.scale, self.squares
        for place in vector.places:
            plane[place] += share * squares[place]
        plane[self.bias] += step
        return abs(gradient)
