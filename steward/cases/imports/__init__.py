"""Old cases out of a table: what its columns may be, and what becomes of its rows."""

from .target import TARGET

__all__ = ["TARGET"]
