"""Tell people, take back, mark read; and carry it to their letter boxes."""

from .letters import forget_old_letters, send_letters, write_digests, write_urgent_letters
from .preferring import set_preference
from .telling import Telling, mark_read, tell, tell_all, withdraw

__all__ = [
    "Telling", "forget_old_letters", "mark_read", "send_letters", "set_preference", "tell", "tell_all", "withdraw", "write_digests", "write_urgent_letters",
]  # fmt: skip
