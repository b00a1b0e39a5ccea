"""Statistics about people do not give away single persons: small cells are left blank."""

from collections.abc import Hashable, Mapping

LEAST = 5


def suppressed[Cell: Hashable](counts: Mapping[Cell, int], *, least: int = LEAST) -> dict[Cell, int | None]:
    """Return the counts with None in every cell between one and `least` - 1.

    When that leaves a single blank beside a known total, the next smallest cell is blanked too, for the difference
    would give the first away. Zero says nothing about anybody and stays.
    """
    blank = {cell for cell, n in counts.items() if 0 < n < least}
    if len(blank) == 1:
        rest = [cell for cell, n in counts.items() if cell not in blank and n > 0]
        if rest:
            blank.add(min(rest, key=lambda cell: counts[cell]))
    return {cell: None if cell in blank else n for cell, n in counts.items()}
