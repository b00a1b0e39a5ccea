"""What would move when somebody's work is handed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.kinds import registry

MOST_NAMED = 100


@dataclass(frozen=True, kw_only=True)
class Moving:
    """Records of one kind that would move; `named` are those that the reader may see, as (title, address)."""

    label: str
    icon: str
    count: int
    named: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class MovingPage:
    """What a rehearsal of handing over found."""

    taker: Person
    total: int
    groups: tuple[Moving, ...]


def moving_page(*, taker: Person, total: int, records: Iterable[tuple[str, int]], reader: Actor) -> MovingPage:
    """Return what would move to the taker, kind by kind; records that the reader may not see are counted, not named."""
    ids: dict[str, list[int]] = {}
    for kind, object_id in dict.fromkeys(records):
        ids.setdefault(kind, []).append(object_id)
    groups = tuple(
        _group(registry.kind(kind), found, reader) for kind, found in ids.items() if kind in registry.kinds()
    )
    return MovingPage(taker=taker, total=total, groups=groups)


def _group(kind: registry.Kind, ids: Sequence[int], reader: Actor) -> Moving:
    rows = kind.visible_to(reader, kind.model._default_manager.filter(pk__in=ids[:MOST_NAMED])).order_by("pk")
    named = tuple((str(kind.title(row)), kind.url(row) if kind.url else "") for row in rows)
    return Moving(label=str(kind.label), icon=kind.icon, count=len(ids), named=named)
