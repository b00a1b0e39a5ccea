"""Golden requests of the one box."""

from tests.golden import Golden

OWN = "everybody searches in what they may see, and finds nothing else"

GOLDEN = [
    Golden(route="search:find", why=OWN),
    Golden(route="search:find", send=lambda world: {"q": "2-15C 漏水"}, why=OWN),
    Golden(
        route="search:find", send=lambda world: {"kind": "nothing"}, status=422, why="a kind that is none is refused"
    ),
]
