"""Golden requests of receipts."""

from tests.golden import Golden

GOLDEN = [
    Golden(route="offline:receipt", visitor=200, why="it says yes or no about a key that only its sender knows"),
]
