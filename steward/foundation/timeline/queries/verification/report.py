"""What a verification found."""

from collections import Counter
from dataclasses import dataclass, field

MOST_KEPT = 1_000


@dataclass(frozen=True, kw_only=True)
class Damage:
    """One thing that is not as it was written. `what` is a code, see `WHAT`."""

    what: str
    chain: int | None = None
    sequence: int | None = None
    source: str = ""
    row: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        parts = [
            f"{name} {value}" for name, value in (("chain", self.chain), ("link", self.sequence)) if value is not None
        ]
        if self.source:
            parts.append(f"{self.source} {self.row}")
        return f"{WHAT[self.what]}: {', '.join(parts) or self.detail}{f' ({self.detail})' if self.detail and parts else ''}"


WHAT = {
    "changed": "a row was changed after it was written",
    "deleted": "a sealed row is gone",
    "inserted": "a row was slipped in without a seal",
    "moved": "a row is sealed in the chain of another office",
    "index": "the index of what an act is about does not match the act",
    "text": "a personal text was changed, swapped or removed",
    "link": "a link of a chain does not stand on the one before it",
    "gap": "a link of a chain is missing",
    "restamped": "a chain is not the one that a signed checkpoint states",
    "truncated": "a chain ends before a signed checkpoint",
    "signature": "a checkpoint is not signed by a known key",
    "unlisted": "a checkpoint in the database is not in the files outside it",
    "missing_checkpoint": "a checkpoint in the files is no longer in the database",
    "erasure": "a personal key was destroyed without being on the list of erasures",
    "key_back": "an erased personal key has come back; replay the erasures",
}


@dataclass
class Report:
    """Counts and damages; at most MOST_KEPT damages are kept, all are counted."""

    events: int = 0
    accesses: int = 0
    links: int = 0
    statements: int = 0
    waiting: int = 0  # rows written but not sealed yet
    damages: list[Damage] = field(default_factory=list)
    counted: Counter = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """True when nothing is damaged."""
        return not self.counted

    def damage(self, what: str, **where) -> None:
        """Note one damage."""
        self.counted[what] += 1
        if len(self.damages) < MOST_KEPT:
            self.damages.append(Damage(what=what, **where))
