"""Golden requests: for every route, what a visitor, a stranger, a colleague without the right and the right person get.

Each app lists its own in `steward/<app>/tests/golden.py`, so that the table of the whole product is written beside the
routes it speaks of:

    GOLDEN = [
        Golden(route="cases:detail", make=a_case, who="lin", stranger="ng"),
        Golden(route="cases:closure", method="post", make=a_case, send=closing_facts, who="chen", status=302,
               colleague="tsang", stranger="ng"),
        Golden(route="ui:me", why="everybody has a page of their own"),
    ]

`world` is the small company of organisation's factories; people are named by its words. `make` makes the record in
question and returns the names of the address (`{"key": case.key}`); `send` returns the form, the JSON body or the query,
`cookies` and `session` what the asker's browser and its session hold beside the sign-in.
A route without a colleague who is refused or a stranger who finds nothing says in `why` that this is meant.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


def nothing(world: Any) -> dict:
    """Make nothing: the address names no record, the request carries no values."""
    return {}


@dataclass(frozen=True, kw_only=True)
class Golden:
    """One route, one method, and what each of four askers gets."""

    route: str
    method: str = "get"
    make: Callable[[Any], dict] = nothing
    send: Callable[[Any], dict] = nothing
    json: bool = False  # send the values as a JSON body
    is_file: bool = False  # answers with a file, which a browser saves or shows by its own means
    cookies: Callable[[Any], dict] = nothing
    session: Callable[[Any], dict] = nothing
    headers: tuple[tuple[str, str], ...] = ()
    who: str = "lin"  # the one who may
    status: int = 200
    colleague: str = ""  # finds it and may not: 403
    stranger: str = ""  # does not even find it: 404
    visitor: int = 302  # what somebody who has not signed in gets: 302 to the sign-in page, 401 of the API
    why: str = ""

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.route}"
