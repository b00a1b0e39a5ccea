"""Seal the rows of the history: append one link per row to the chain of its office.

Ids become visible in the order of commits, not in their own order, so a sealer that remembers the last id it saw
would skip rows for ever. This one looks for rows *without a seal* above a floor that lags at least an hour behind
the newest row; what becomes visible later still is found by the nightly look at everything.
"""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from steward.foundation.timeline.commitments import genesis, link
from steward.foundation.timeline.models import Access, Event, Seal, Sealer

BATCH = 2_000
GAPS_ARE_EMPTY_AFTER = timedelta(hours=1)
STRETCH = 200_000
TABLES = {Seal.Source.EVENT: Event, Seal.Source.ACCESS: Access}


def seal_pending(*, at: datetime, batch: int = BATCH) -> int:
    """Seal every row that has no seal yet; returns how many. Any number of sealers may run at once."""
    total = 0
    for source in Seal.Source:
        Sealer.objects.get_or_create(source=source)
        while True:
            sealed, found = _try(source, at, batch)
            total += sealed
            if found < batch:
                break
    return total


def seal_everything() -> int:
    """Look at all rows, not only above the floor, and seal what was missed; returns how many."""
    total = 0
    for source, model in TABLES.items():
        last = model.objects.aggregate(Max("pk"))["pk__max"] or 0
        Sealer.objects.get_or_create(source=source)
        for low in range(0, last, STRETCH):
            while True:
                with transaction.atomic():
                    Sealer.objects.select_for_update(of=("self",)).get(source=source)
                    rows = list(_unsealed(source, low).filter(pk__lte=low + STRETCH)[:BATCH])
                    _append(source, rows)
                total += len(rows)
                if len(rows) < BATCH:
                    break
    return total


def _try(source: Seal.Source, at: datetime, batch: int) -> tuple[int, int]:
    """Seal one batch; (0, 0) when another sealer took the same places first."""
    try:
        with transaction.atomic():
            state = Sealer.objects.select_for_update(of=("self",)).get(source=source)
            rows = list(_unsealed(source, state.floor)[:batch])
            _append(source, rows)
            if len(rows) < batch:
                _raise_floor(state, at)
    except IntegrityError:
        return 0, 0
    return len(rows), len(rows)


def _unsealed(source: Seal.Source, floor: int) -> QuerySet:
    sealed = Seal.objects.filter(source=source, row=OuterRef("pk"))
    rows = TABLES[source].objects.filter(~Exists(sealed), pk__gt=floor).order_by("pk")
    return rows.values_list("pk", "office_id", "commitment")


def _append(source: Seal.Source, rows: list[tuple[int, int | None, bytes]]) -> None:
    heads: dict[int, tuple[int, bytes]] = {}
    seals = []
    for row, office_id, commitment in rows:
        chain = office_id or 0
        sequence, previous = heads.get(chain) or head(chain)
        hashed = link(previous, sequence + 1, source, row, bytes(commitment))
        seals.append(Seal(chain=chain, sequence=sequence + 1, source=source, row=row, hash=hashed))
        heads[chain] = (sequence + 1, hashed)
    Seal.objects.bulk_create(seals)


def head(chain: int) -> tuple[int, bytes]:
    """Return sequence and hash of the newest link of a chain; (0, its genesis) when it is empty."""
    last = Seal.objects.filter(chain=chain).order_by("-sequence").values_list("sequence", "hash").first()
    return (last[0], bytes(last[1])) if last else (0, genesis(chain))


def _raise_floor(state: Sealer, at: datetime) -> None:
    """Make what was the newest id an hour ago the floor: no transaction lives that long."""
    if state.seen_at is not None and at - state.seen_at < GAPS_ARE_EMPTY_AFTER:
        return
    newest = TABLES[Seal.Source(state.source)].objects.aggregate(Max("pk"))["pk__max"] or 0
    state.floor, state.seen, state.seen_at = state.seen, newest, at
    state.save(update_fields=["floor", "seen", "seen_at"])
