"""Change working time: office hours, days that differ, years of holidays. Every change tells the clocks."""

from .days import clear_day, set_day
from .hours import EmptyWeek, OverlappingHours, drop_hours, set_hours
from .revising import renew_revision
from .years import NothingEntered, confirm_year, import_year, import_years

__all__ = [
    "EmptyWeek",
    "NothingEntered",
    "OverlappingHours",
    "clear_day",
    "confirm_year",
    "drop_hours",
    "import_year",
    "import_years",
    "renew_revision",
    "set_day",
    "set_hours",
]
