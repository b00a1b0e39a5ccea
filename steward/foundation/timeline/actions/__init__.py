"""What is written to the history: acts, looks, voids; and what keeps it honest: seals and checkpoints."""

from .checkpoints import write_checkpoints
from .recording import Concern, Entry, Said, log_access, record, record_all
from .sealing import seal_everything, seal_pending
from .voiding import AlreadyVoided, void

__all__ = [
    "AlreadyVoided", "Concern", "Entry", "Said", "log_access", "record", "record_all", "seal_everything", "seal_pending", "void",
    "write_checkpoints",
]  # fmt: skip
