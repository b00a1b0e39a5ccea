"""Golden requests of the shell."""

from tests.golden import Golden

GOLDEN = [
    Golden(
        route="ui:language",
        method="post",
        send=lambda world: {"language": "en"},
        visitor=302,
        status=302,
        why="anybody may choose a language",
    ),
    Golden(
        route="ui:theme",
        method="post",
        send=lambda world: {"theme": "dark"},
        visitor=302,
        status=302,
        why="anybody may choose light or dark",
    ),
    Golden(route="ui:offices", why="everybody sees the offices of their own"),
    Golden(
        route="ui:office",
        method="post",
        send=lambda world: {"office": str(world.office.key)},
        stranger="ng",
        status=302,
        why="an office of the own is not refused",
    ),
    Golden(route="ui:me", why="everybody has a page of their own"),
    Golden(route="ui:gallery", why="the components show nobody's records"),
    Golden(route="ui:gallery-layout", make=lambda world: {"layout": "field"}, why="the same"),
    Golden(route="ui:pulse", status=204, visitor=204, why="it says that the line stands, to anybody"),
]
