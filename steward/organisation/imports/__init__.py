"""Staff out of a table."""

from .target import TARGET

__all__ = ["TARGET"]
