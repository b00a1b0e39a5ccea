"""What an import would do, without doing it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from steward.foundation.identity.actor import Actor
from steward.foundation.imports.mapping import Mapping, Reader, Rejected
from steward.foundation.imports.models import Batch
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.sheets import open_table
from steward.foundation.imports.targets import Context, Outcome, Row, Step, targets

LOOKED_AT = 1_000
SHOWN = 50


@dataclass(frozen=True, kw_only=True)
class Preview:
    """The first rows as they would be taken: how many of each outcome, and examples of each; `more` follow unseen."""

    counts: dict[str, int]
    steps: list[Step] = field(default_factory=list)
    rejects: list[Rejected] = field(default_factory=list)
    more: bool = False


def preview(*, batch: Batch, actor: Actor, at: datetime, rows: int = LOOKED_AT) -> Preview:
    """Plan the first rows of a batch. Raises Unreadable when the file cannot be read any more."""
    target = targets()[batch.target]
    table = open_table(Path(batch.path), batch.sheet)
    reader = Reader(table, target, Mapping.read(batch.mapping), batch.office_id)
    found = list(islice(reader.rows(), rows + 1))
    seen, more = found[:rows], len(found) > rows
    context = Context(actor=actor, at=at, office=batch.office, batch_id=batch.pk, options=batch.options)
    steps = target.plan([row for row in seen if isinstance(row, Row)], context)
    rejects = [row for row in seen if isinstance(row, Rejected)]
    rejects += [
        Rejected(number=step.row.number, cells=step.row.cells, reason=step.reason or Reason(""))
        for step in steps
        if step.outcome == Outcome.REJECTED
    ]
    counts = Counter(step.outcome.value for step in steps)
    counts[Outcome.REJECTED.value] = len(rejects)
    shown = [step for outcome in (Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)
             for step in islice((s for s in steps if s.outcome == outcome), SHOWN)]  # fmt: skip
    return Preview(
        counts={outcome.value: counts[outcome.value] for outcome in Outcome}, steps=shown[:SHOWN],
        rejects=sorted(rejects, key=lambda row: row.number)[:SHOWN], more=more,
    )  # fmt: skip
