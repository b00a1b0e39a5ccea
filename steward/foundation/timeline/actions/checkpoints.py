"""State where each chain stands, signed, in a table and in a file outside the database."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from steward.foundation import disk
from steward.foundation.identity.models import Office
from steward.foundation.timeline.commitments import checkpoint_message, restore_message
from steward.foundation.timeline.models import Checkpoint
from steward.foundation.timeline.signing import signer

from .sealing import head


def write_checkpoints(*, at: datetime) -> int:
    """Sign the head of every chain that moved since its last checkpoint; returns how many.

    The file is written first: a checkpoint that is only there is still true, one that is only in the database
    would look like a forgery.
    """
    stated = dict(Checkpoint.objects.values_list("chain").annotate(Max("sequence")))
    own = signer(settings.HOME)
    rows = []
    for chain in [0, *Office.objects.order_by("pk").values_list("pk", flat=True)]:
        sequence, hashed = head(chain)
        if sequence > stated.get(chain, 0):
            signature = own.sign(checkpoint_message(chain, sequence, hashed, at))
            rows.append(
                Checkpoint(chain=chain, sequence=sequence, hash=hashed, at=at, signer=own.name, signature=signature)
            )
    if rows:
        disk.append_lines(checkpoint_file(at), [line_of(row) for row in rows])
        Checkpoint.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def checkpoint_file(at: datetime) -> Path:
    """Return the file that checkpoints of this month are added to."""
    return Path(settings.HOME) / "checkpoints" / f"{at.astimezone(UTC):%Y-%m}.jsonl"


def line_of(row: Checkpoint) -> str:
    """Return a checkpoint as one line of the file."""
    return json.dumps(
        {
            "chain": row.chain, "sequence": row.sequence, "hash": bytes(row.hash).hex(),
            "at": row.at.astimezone(UTC).isoformat(timespec="microseconds"), "signer": row.signer,
            "signature": bytes(row.signature).hex(),
        }
    )  # fmt: skip


def accept_restore(*, at: datetime) -> None:
    """State, signed, that a restore took the chains back to where they now stand, and sign them anew.

    Without it a restored database is reported as truncated, for it is. What was stated beyond stays in the files.
    """
    own = signer(settings.HOME)
    heads = {chain: head(chain)[0] for chain in [0, *Office.objects.order_by("pk").values_list("pk", flat=True)]}
    statement = {
        "restored": heads, "at": at.astimezone(UTC).isoformat(timespec="microseconds"), "signer": own.name,
        "signature": own.sign(restore_message(heads, at)).hex(),
    }  # fmt: skip
    disk.append_lines(checkpoint_file(at), [json.dumps(statement)])
