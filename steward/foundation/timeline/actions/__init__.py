"""What is written to the history: acts, looks, voids, erasures; and what keeps it honest: seals and checkpoints."""

from .checkpoints import accept_restore, write_checkpoints
from .entries import Concern, Entry, Said
from .erasing import erase, replay_erasures
from .guarding import guard_history
from .recording import log_access, record, record_all, record_many
from .revealing import ReasonNeeded, reveal
from .sealing import seal_everything, seal_pending
from .voiding import AlreadyVoided, void

__all__ = [
    "AlreadyVoided", "Concern", "Entry", "ReasonNeeded", "Said", "accept_restore", "erase", "guard_history", "log_access", "record", "record_all", "record_many",
    "replay_erasures", "reveal", "seal_everything", "seal_pending", "void", "write_checkpoints",
]  # fmt: skip
