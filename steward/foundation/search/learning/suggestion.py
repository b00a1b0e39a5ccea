"""Suggest a label for a text, learned from texts that somebody labelled and from words that name the labels."""

import json
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from operator import itemgetter
from random import Random

from .features import Vector, count, rarity, vector
from .linear import Texts

SHARPNESS = 5.0  # turns distances from the planes into probabilities; measured, see docs/evaluation.md
STEP = 0.5  # how far one correction moves the planes at most
SEED = 7
FORM = 1


@dataclass(frozen=True)
class Suggestion:
    """One label and how likely it is, 0 to 1."""

    label: str
    probability: float


class Model:
    """What was learned: a weight per feature and label. Small enough to be kept in a row of the database."""

    def __init__(
        self, labels: Sequence[str], features: Sequence[str], rarities: Sequence[float], planes: Sequence[array]
    ):
        self.labels = list(labels)
        self.features = list(features)
        self.rarities = list(rarities)
        self.planes = list(planes)
        self.places = {feature: place for place, feature in enumerate(self.features)}

    def suggest(self, text: str, k: int = 3) -> list[Suggestion]:
        """Return the k likeliest labels, best first; nothing when no feature of the text is known."""
        said = vector(count(text), self.places, self.rarities)
        if not said.places or not self.labels:
            return []
        scores = self._scores(said)
        top = max(scores)
        shares = [exp(SHARPNESS * (score - top)) for score in scores]
        total = sum(shares)
        ranked = sorted(zip(self.labels, shares, strict=True), key=lambda pair: -pair[1])
        return [Suggestion(label, share / total) for label, share in ranked[:k]]

    def learn(self, text: str, label: str) -> None:
        """Correct the model by one labelled text: move the planes until the label leads by a margin (passive-aggressive).

        A label that the model does not know yet is added; features it does not know are left out until it is fitted anew.
        """
        if label not in self.labels:
            self.labels.append(label)
            self.planes.append(array("f", [0.0]) * (len(self.features) + 1))
        said = vector(count(text), self.places, self.rarities)
        scores = self._scores(said)
        right = self.labels.index(label)
        rivals = [(score, place) for place, score in enumerate(scores) if place != right]
        if not rivals:
            return
        best, rival = max(rivals)
        loss = 1.0 - scores[right] + best
        if loss <= 0:
            return
        step = min(STEP, loss / 4)
        for plane, sign in ((self.planes[right], step), (self.planes[rival], -step)):
            for place in said.places:
                plane[place] += sign * said.scale * self.rarities[place] ** 2
            plane[-1] += sign

    def _scores(self, said: Vector) -> list[float]:
        if not said.places:
            return [plane[-1] for plane in self.planes]
        gather = itemgetter(*said.places, said.places[0])
        double = said.places[0]
        return [said.scale * (sum(gather(plane)) - plane[double]) + plane[-1] for plane in self.planes]

    def dump(self) -> bytes:
        """Return the model as bytes that `read` understands: weights in sixteen bits, packed."""
        scale = max((abs(weight) for plane in self.planes for weight in plane), default=0.0) / 32_000 or 1.0
        head = {
            "form": FORM, "labels": self.labels, "scale": scale, "features": "\n".join(self.features),
            "rarities": [round(rarity, 3) for rarity in self.rarities],
        }  # fmt: skip
        body = json.dumps(head, ensure_ascii=False).encode()
        packed = b"".join(array("h", [round(weight / scale) for weight in plane]).tobytes() for plane in self.planes)
        return zlib.compress(len(body).to_bytes(4) + body + packed)


def read(dumped: bytes) -> Model:
    """Return the model that `dump` wrote. Raises ValueError when it was written in another form."""
    content = zlib.decompress(dumped)
    length = int.from_bytes(content[:4])
    head = json.loads(content[4 : 4 + length])
    if head["form"] != FORM:
        raise ValueError(f"A model of form {head['form']} cannot be read.")
    packed = array("h", content[4 + length :])
    features = head["features"].split("\n") if head["features"] else []
    width = len(features) + 1
    planes = [
        array("f", [weight * head["scale"] for weight in packed[start : start + width]])
        for start in range(0, width * len(head["labels"]), width)
    ]
    return Model(head["labels"], features, head["rarities"], planes)


def fit(texts: Sequence[str], labels: Sequence[str], seeds: Mapping[str, Sequence[str]] | None = None) -> Model:
    """Learn from labelled texts and from `seeds`, words that name each label: a sensible start without any text.

    The same texts in the same order give the same model.
    """
    texts, labels = list(texts), list(labels)
    for label, words in (seeds or {}).items():
        for word in words:
            texts.append(word)
            labels.append(label)
    counts = [count(text) for text in texts]
    weights = rarity(counts, len(texts))
    features = list(weights)
    places = {feature: place for place, feature in enumerate(features)}
    rarities = list(weights.values())
    known = Texts([vector(found, places, rarities) for found in counts], rarities)
    names = sorted(set(labels))
    random = Random(SEED)  # noqa: S311  an order of rows, no secret
    planes = [array("f", known.separate([label == name for label in labels], random)) for name in names]
    return Model(names, features, rarities, planes)
