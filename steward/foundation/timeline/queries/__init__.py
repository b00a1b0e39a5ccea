"""What the history is asked."""

from .history import Line, history, lines
from .latest import last_act
from .looks import AccessPage, Look, access_page
from .thread import Thread, ThreadLine, thread
from .verification import Damage, Report, verify

__all__ = [
    "AccessPage",
    "Damage",
    "Line",
    "Look",
    "Report",
    "Thread",
    "ThreadLine",
    "access_page",
    "history",
    "last_act",
    "lines",
    "thread",
    "verify",
]
