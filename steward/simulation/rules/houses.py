"""Buildings of the demo estates and in which state each unit stands."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from steward.estate.rules.storeys import Storey, storeys

LETTERS = "ABCDEFGH"
# The first estate is that of the pictures: two towers of 18 floors by 4, one of 25 by 6.
FIRST_ESTATE = ((18, 4), (18, 4), (25, 6))
SHARES = (  # occupancy, renovation, share
    ("occupied", "none", 0.895), ("not_moved_in", "none", 0.04), ("unsold", "none", 0.02), ("to_let", "none", 0.02),
    ("occupied", "under_way", 0.008), ("not_moved_in", "under_way", 0.01), ("not_moved_in", "applied", 0.004),
    ("occupied", "observation", 0.003),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class House:
    """One building to be built."""

    code: str
    name: str
    floors: tuple[Storey, ...]

    @property
    def size(self) -> int:
        """How many units it has."""
        return sum(len(storey.units) for storey in self.floors)


def houses(units: int | None, random: Random) -> list[House]:
    """Return the buildings of an estate of about `units` units; None: the estate of the pictures."""
    if units is None:
        shapes = list(FIRST_ESTATE)
    else:
        shapes = []
        while units > 0:
            each, floors = random.choice((4, 4, 6)), random.randint(11, 26)
            floors = max(1, min(floors, -(-units // each)))
            shapes.append((floors, each))
            units -= floors * each
    return [
        House(code=str(number), name=f"{number}座", floors=storeys(-1, floors, LETTERS[:each]))
        for number, (floors, each) in enumerate(shapes, start=1)
    ]


@dataclass(frozen=True, kw_only=True)
class Fate:
    """What became of one unit: its states and since when they hold."""

    occupancy: str
    renovation: str
    since: date


def fate(random: Random, handed_over: date, until: date) -> Fate:
    """Return the states of one unit on the last day, drawn by SHARES."""
    draw, found = random.random(), SHARES[0]
    for share in SHARES:
        if draw < share[2]:
            found = share
            break
        draw -= share[2]
    span = max((until - handed_over).days - 30, 1)
    begun = timedelta(days=random.randint(0, 120 if found[1] != "none" else span))
    since = until - begun if found[1] != "none" else handed_over + begun
    return Fate(occupancy=found[0], renovation=found[1], since=since)
