"""Walk every chain from its first link, and compare it with what was signed."""

from collections.abc import Iterator

from django.db.models import Max

from steward.foundation.timeline.commitments import genesis, link
from steward.foundation.timeline.models import Access, Event, Seal

from .report import Report
from .statements import Statements

CHUNK = 4_000
_TABLES = {int(Seal.Source.EVENT): Event, int(Seal.Source.ACCESS): Access}
_Link = tuple[int, int, int, bytes]


def examine_chains(statements: Statements, report: Report) -> None:
    """Note every link that is missing, does not hold, or is not what was signed."""
    ends = dict(Seal.objects.values_list("chain").annotate(Max("sequence")))
    for chain in sorted(ends.keys() | statements.hashes.keys()):
        _walk(chain, ends.get(chain, 0), statements.hashes.get(chain, {}), report)


def _walk(chain: int, end: int, stated: dict[int, bytes], report: Report) -> None:
    previous, expected = genesis(chain), 1
    for links in _links(chain, end):
        content = _contents(links)
        for sequence, source, row, hashed in links:
            where = {"chain": chain, "sequence": sequence}
            if sequence != expected:
                report.damage("gap", chain=chain, sequence=expected, detail=f"{sequence - expected} links")
            commitment, office = content.get((source, row), (None, None))
            name = Seal.Source(source).name.lower() if source in _TABLES else str(source)
            if commitment is None:
                report.damage("deleted", source=name, row=row, **where)
            else:
                if office != chain:
                    report.damage("moved", source=name, row=row, **where)
                if hashed != link(previous, sequence, source, row, commitment):
                    report.damage("link", source=name, row=row, **where)
            if sequence in stated and stated[sequence] != hashed:
                report.damage("restamped", **where)
            previous, expected = hashed, sequence + 1
            report.links += 1
    beyond = [sequence for sequence in stated if sequence >= expected]
    if beyond:
        report.damage("truncated", chain=chain, sequence=expected - 1, detail=f"stated up to {max(beyond)}")


def _links(chain: int, end: int) -> Iterator[list[_Link]]:
    """Yield the links of a chain up to its end as it stood at the start, in stretches."""
    low = 0
    while low < end:
        rows = Seal.objects.filter(chain=chain, sequence__gt=low, sequence__lte=end).order_by("sequence")
        found = list(rows.values_list("sequence", "source", "row", "hash")[:CHUNK])
        if not found:
            return
        yield [(sequence, source, row, bytes(hashed)) for sequence, source, row, hashed in found]
        low = found[-1][0]


def _contents(links: list[_Link]) -> dict[tuple[int, int], tuple[bytes, int]]:
    """Return the stored commitment and the chain of every row that these links seal."""
    found = {}
    for source, model in _TABLES.items():
        ids = [row for _sequence, kind, row, _hash in links if kind == source]
        for row, commitment, office_id in model.objects.filter(pk__in=ids).values_list(
            "pk", "commitment", "office_id"
        ):
            found[source, row] = (bytes(commitment), office_id or 0)
    return found
