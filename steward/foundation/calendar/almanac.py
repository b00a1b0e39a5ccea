"""Public holidays and make-up working days of a region and year, from the `holidays` library; no database.

Mainland China announces each year's arrangement (放假安排) in the autumn before; the library then lists the days off
and the weekends worked in exchange. Before the announcement only the legal holidays are known and which weekends will
be worked is not, so such a year is refused. Taiwan, Hong Kong and Macau follow rules that hold for any year.
"""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from django.utils.translation import gettext as _
from holidays import country_holidays

REGIONS = {"CN": "zh_TW", "TW": "zh_TW", "HK": "zh_HK", "MO": "zh_MO"}  # with the language of the names
ANNOUNCED_YEARLY = {"CN"}
EARLIEST = 2001


class NotAnnounced(Exception):
    """The holidays of this year are not announced yet, or this version of the library does not have them."""


class UnknownRegion(Exception):
    """The library is not asked for this region; its days are entered by hand or from a file."""


@dataclass(frozen=True)
class AlmanacDay:
    """One day that differs from its week: off, or worked in exchange."""

    day: date
    is_working: bool
    name: str


def source() -> str:
    """Return what a loaded year is said to come from."""
    return f"holidays {version('holidays')}"


def announced(region: str, year: int) -> bool:
    """Return whether the days of this year are known."""
    if region not in REGIONS or year < EARLIEST:
        return False
    return region not in ANNOUNCED_YEARLY or year in country_holidays(region).special_public_holidays


def days_of(region: str, year: int, *, until: int) -> tuple[AlmanacDay, ...]:
    """Return the days of one calendar year; `until` is the last year that rules are trusted for.

    A weekend at the end of the year may be worked for a holiday of the next: it is there once that is announced.
    Raises UnknownRegion, NotAnnounced.
    """
    if region not in REGIONS:
        raise UnknownRegion
    if not announced(region, year) or year > until:
        raise NotAnnounced
    years = [y for y in (year, year + 1) if announced(region, y)]
    found = country_holidays(region, years=years, language=REGIONS[region])
    off = [AlmanacDay(day, False, name[:60]) for day, name in found.items() if day.year == year]
    worked = [AlmanacDay(day, True, _("Make-up working day")) for day in found.weekend_workdays if day.year == year]
    return tuple(sorted(off + worked, key=lambda day: day.day))
