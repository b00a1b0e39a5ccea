"""Tell people, take back, mark read; and carry it to their letter boxes."""

from .letters import forget_old_letters, send_letters, write_digests, write_urgent_letters
from .preferring import set_preference
from .telling import mark_read, tell, withdraw

__all__ = [
    "forget_old_letters", "mark_read", "send_letters", "set_preference", "tell", "withdraw", "write_digests", "write_urgent_letters",
]  # fmt: skip
