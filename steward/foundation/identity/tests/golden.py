"""Golden requests of one's own sign-ins."""

from uuid import UUID

from tests.golden import Golden

OWN = "everybody sees and ends the own sign-ins, and nobody else's"

GOLDEN = [
    Golden(route="account_sessions", why=OWN),
    Golden(route="account_end_sessions", method="post", send=lambda world: {"which": "others"}, status=302, why=OWN),
    Golden(route="account_end_sessions", method="post", send=lambda world: {"which": str(UUID(int=1))}, status=302,
           why="a sign-in of somebody else is not ended, and not told from one that is none"),
]  # fmt: skip
