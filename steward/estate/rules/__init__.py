"""Who may do what in the estate, and the pure parts: codes, search terms, masks, dates of states."""

from .rights import may, may_see_care, visible_to

__all__ = ["may", "may_see_care", "visible_to"]
