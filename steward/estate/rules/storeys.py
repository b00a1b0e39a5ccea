"""The floors of a building before it is built."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Storey:
    """One floor to be built: its place in the order, what is painted on the wall, its units from left to right."""

    level: int
    label: str
    units: tuple[str, ...] = ()


def storeys(first: int, last: int, units: Iterable[str], *, without: Iterable[int] = ()) -> tuple[Storey, ...]:
    """Return the floors from `first` to `last` with the same units each; ground floor and basements have none.

    A floor in `without` (4, 13, 14 in many towers) is left out altogether.
    """
    left_out, each = set(without), tuple(units)
    return tuple(
        Storey(level=level, label=floor_label(level), units=each if level > 0 else ())
        for level in range(first, last + 1)
        if level not in left_out
    )


def floor_label(level: int) -> str:
    """Return what is usually painted on the wall of a floor: B1, G, 1."""
    if level > 0:
        return str(level)
    return "G" if level == 0 else f"B{-level}"
