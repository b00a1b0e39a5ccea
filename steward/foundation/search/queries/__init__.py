"""Find records by what was typed."""

from .finding import MOST_COUNTED, Count, Hits, count, find, find_code, narrow

__all__ = ["MOST_COUNTED", "Count", "Hits", "count", "find", "find_code", "narrow"]
