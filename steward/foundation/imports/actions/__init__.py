"""Import tables: take a file, say which column is which, run, stop, undo, clear out."""

from .forgetting import forget_before
from .mapping import Incomplete, map_columns
from .opening import open_batch
from .queueing import begin, begin_undo
from .running import CHUNK, discard, run, start, stop
from .tidying import clear_out
from .undoing import undo, undo_all

__all__ = [
    "CHUNK", "Incomplete", "begin", "begin_undo", "clear_out", "discard", "forget_before", "map_columns", "open_batch", "run", "start", "stop", "undo",
    "undo_all",
]  # fmt: skip
