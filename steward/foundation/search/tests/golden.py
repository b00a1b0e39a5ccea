"""Golden requests of the one box."""

from tests.golden import Golden

OWN = "everybody searches in what they may see, and finds nothing else"

GOLDEN = [
    Golden(route="search:find", why=OWN),
    Golden(route="search:find", send=lambda world: {"q": "2-15C 漏水"}, why=OWN),
    Golden(route="search:find", send=lambda world: {"q": "a\0b"}, status=422, why="what no index holds is refused"),
]
