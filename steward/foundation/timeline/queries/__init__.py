"""What the history is asked."""

from .history import Line, history, lines
from .looks import AccessPage, Look, access_page
from .thread import Thread, ThreadLine, thread

__all__ = ["AccessPage", "Line", "Look", "Thread", "ThreadLine", "access_page", "history", "lines", "thread"]
