"""Find records by what was typed."""

from .duplicates import Alike, alike, rarities
from .everywhere import kind_choices, search_page
from .finding import MOST_COUNTED, Count, Hits, count, find, find_code, narrow, newest_ids

__all__ = [
    "MOST_COUNTED", "Alike", "Count", "Hits", "alike", "count", "find", "find_code", "kind_choices", "narrow", "newest_ids",
    "rarities", "search_page",
]  # fmt: skip
