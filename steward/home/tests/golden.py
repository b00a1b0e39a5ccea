"""Golden requests of the entrance."""

from tests.golden import Golden

GOLDEN = [
    Golden(route="home:start", status=302, why="everybody is led to the own page"),
    Golden(route="home:today", why="everybody has a page of the own"),
    Golden(route="home:today", who="leung", why="the director's own page shows the office"),
]
