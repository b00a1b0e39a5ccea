"""Golden requests of the installation itself."""

from tests.golden import Golden

GOLDEN = [Golden(route="operations:health", visitor=200, why="it says one word, to anybody")]
