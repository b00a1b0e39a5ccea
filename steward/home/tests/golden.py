"""Golden requests of the entrance."""

from steward.estate.tests.golden import of_building, of_community
from tests.golden import Golden

GOLDEN = [
    Golden(route="home:start", status=302, why="everybody is led to the own page"),
    Golden(route="home:today", why="everybody has a page of the own"),
    Golden(route="home:today", who="leung", why="the director's own page shows the office"),
    Golden(route="home:buildings", status=302, why="leads to the picture of the own office, or to its list"),
    Golden(route="home:picture", make=of_community, stranger="ng", why="what stands where is no secret of a post"),
    Golden(
        route="home:picture_building", make=of_building, stranger="ng", why="what stands where is no secret of a post"
    ),
]
