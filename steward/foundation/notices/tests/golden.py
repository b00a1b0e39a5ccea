"""Golden requests of notices."""

from tests.golden import Golden

GOLDEN = [
    Golden(route="notices:list", why="everybody reads the own notices and no others"),
    Golden(route="notices:preferences", why="everybody chooses for themself"),
    Golden(route="notices:preferences", method="post", send=lambda world: {"version": 1}, status=302,
           why="everybody chooses for themself"),
    Golden(route="notices:read", method="post", send=lambda world: {"all": "1"}, status=302,
           why="everybody marks the own notices"),
]  # fmt: skip
