"""What somebody has been told, and how it reaches them."""

from .letters import Composed, compose
from .listing import NoticesPage, Told, notices_page, tell, unread_count
from .preferring import preference_of

__all__ = ["Composed", "NoticesPage", "Told", "compose", "notices_page", "preference_of", "tell", "unread_count"]
