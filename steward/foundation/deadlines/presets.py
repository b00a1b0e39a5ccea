"""The ladders that a company starts with: data in the shape of the tables, edited afterwards on the screen."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .models import OWNER, Basis, Rung

BEFORE, SHARE, AFTER = Rung.When.BEFORE_MINUTES, Rung.When.BEFORE_SHARE, Rung.When.AFTER_MINUTES
DAY = 24 * 60


@dataclass(frozen=True)
class Preset:
    """One ladder: rungs are (when, amount, basis, audience, urgent)."""

    code: str
    name: object
    rungs: tuple[tuple[str, int, str, str, bool], ...]


STANDARD = "standard"
PRESETS = (
    Preset(
        STANDARD,
        _("Ordinary: up the reporting line within three days"),
        (
            (SHARE, 25, Basis.WORKING, OWNER, False),
            (AFTER, 0, Basis.CALENDAR, OWNER, False),
            (AFTER, 0, Basis.CALENDAR, "SV", False),
            (AFTER, 240, Basis.WORKING, "DA", False),
            (AFTER, DAY, Basis.CALENDAR, "OD", False),
            (AFTER, 3 * DAY, Basis.CALENDAR, "DM", True),
        ),
    ),
    Preset(
        "important",
        _("Important: to the director within half a day"),
        (
            (SHARE, 25, Basis.CALENDAR, OWNER, False),
            (AFTER, 0, Basis.CALENDAR, OWNER, True),
            (AFTER, 0, Basis.CALENDAR, "DA", True),
            (AFTER, 240, Basis.CALENDAR, "OD", True),
            (AFTER, DAY, Basis.CALENDAR, "DM", True),
        ),
    ),
    Preset(
        "major",
        _("Major: to the director and the department manager at once"),
        (
            (SHARE, 50, Basis.CALENDAR, OWNER, True),
            (SHARE, 25, Basis.CALENDAR, "DA", True),
            (AFTER, 0, Basis.CALENDAR, "OD", True),
            (AFTER, 60, Basis.CALENDAR, "DM", True),
        ),
    ),
    Preset(
        "reminder",
        _("Reminder: to the person alone, then one step up"),
        (
            (SHARE, 25, Basis.WORKING, OWNER, False),
            (AFTER, 0, Basis.CALENDAR, OWNER, False),
            (AFTER, DAY, Basis.CALENDAR, "DA", False),
        ),
    ),
)
