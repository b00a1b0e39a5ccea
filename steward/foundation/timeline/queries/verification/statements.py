"""The signed checkpoints outside the database: read, check who signed them, compare with the table's copy."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from steward.foundation.timeline.commitments import checkpoint_message, restore_message
from steward.foundation.timeline.models import Checkpoint
from steward.foundation.timeline.signing import is_signed, public_keys

from .report import Report


@dataclass
class Statements:
    """What was signed: chain -> sequence -> hash, and the highest sequence stated of each chain."""

    hashes: dict[int, dict[int, bytes]] = field(default_factory=dict)
    seen: set[tuple[int, int, bytes]] = field(default_factory=set)

    def add(self, chain: int, sequence: int, head: bytes) -> None:
        """Take one signed statement."""
        self.hashes.setdefault(chain, {})[sequence] = head
        self.seen.add((chain, sequence, head))

    def restore(self, heads: dict[int, int]) -> None:
        """Forget what was stated beyond these heads: a restore, signed as such, went back behind it."""
        for chain, stated in self.hashes.items():
            for sequence in [s for s in stated if s > heads.get(chain, 0)]:
                del stated[sequence]


def read_statements(folder: Path, report: Report) -> Statements:
    """Return everything stated in the folder's files, in the order of writing, and note what is not signed."""
    keys = public_keys(folder)
    found = Statements()
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            _take(line, f"{path.name}, line {number}", keys, found, report)
    _compare_table(found, keys, report)
    return found


def _take(line: str, place: str, keys: dict[str, Ed25519PublicKey], found: Statements, report: Report) -> None:
    try:
        stated = json.loads(line)
        signature, key = bytes.fromhex(stated["signature"]), keys.get(stated["signer"])
        message, take = _meaning(stated, found)
    except (ValueError, KeyError, TypeError, AttributeError):
        report.notes.append(f"{place}: unreadable, as a power cut leaves a line")
        return
    if not is_signed(key, message, signature):
        report.damage("signature", detail=place)
        return
    report.statements += 1
    take()


def _meaning(stated: dict[str, Any], found: Statements) -> tuple[bytes, Any]:
    at = datetime.fromisoformat(stated["at"])
    if "restored" in stated:
        heads = {int(chain): int(sequence) for chain, sequence in stated["restored"].items()}
        return restore_message(heads, at), lambda: found.restore(heads)
    chain, sequence, head = int(stated["chain"]), int(stated["sequence"]), bytes.fromhex(stated["hash"])
    return checkpoint_message(chain, sequence, head, at), lambda: found.add(chain, sequence, head)


def _compare_table(found: Statements, keys: dict[str, Ed25519PublicKey], report: Report) -> None:
    in_table = set()
    for row in _table():
        where = {"chain": row.chain, "sequence": row.sequence}
        head = bytes(row.hash)
        in_table.add((row.chain, row.sequence, head))
        message = checkpoint_message(row.chain, row.sequence, head, row.at)
        if not is_signed(keys.get(row.signer), message, bytes(row.signature)):
            report.damage("signature", detail="table", **where)
        elif (row.chain, row.sequence, head) not in found.seen:
            report.damage("unlisted", **where)
    stated = {(chain, sequence, head) for chain, at in found.hashes.items() for sequence, head in at.items()}
    for chain, sequence, _head in sorted(stated - in_table):
        report.damage("missing_checkpoint", chain=chain, sequence=sequence)


def _table() -> Iterator[Checkpoint]:
    return Checkpoint.objects.order_by("pk").iterator(chunk_size=2_000)
