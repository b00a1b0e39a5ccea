"""What the history is asked."""

from .history import Line, history, lines
from .thread import Thread, ThreadLine, thread

__all__ = ["Line", "Thread", "ThreadLine", "history", "lines", "thread"]
