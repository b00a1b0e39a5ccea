"""Days and times as an office writes them, in the zone that is active; patterns come from the catalogue."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def _local(value: date | datetime) -> date | datetime:
    if not isinstance(value, datetime) or timezone.is_naive(value):
        return value
    zone = timezone.get_current_timezone()
    return value if value.tzinfo is zone else value.astimezone(zone)


def day_words(value: date | datetime, today: date) -> str:
    """Return "24 Nov", with the year when it is not this one."""
    value = _local(value)
    same_year = value.year == today.year
    return written(value, pgettext("date pattern", "j M") if same_year else pgettext("date pattern", "j M Y"))


def weekday_words(value: date | datetime) -> str:
    """Return the name of the weekday."""
    return written(_local(value), "l")


def weekday_letter(value: date) -> str:
    """Return the one character that stands for the weekday: the last of 星期二, the first of Tuesday."""
    words = weekday_words(value)
    return words[-1] if words[0] == "星" else words[0]


def clock_words(value: datetime) -> str:
    """Return "16:20"."""
    return f"{_local(value):%H:%M}"


def moment_words(value: datetime, today: date) -> str:
    """Return "today 12:50", "yesterday 16:20", "tomorrow 09:00" or "24 Nov 16:20"."""
    value = _local(value)
    return f"{_near(value, today) or day_words(value, today)} {clock_words(value)}"


def _near(value: datetime, today: date) -> str:
    away = (value.date() - today).days
    if away == 0:
        return _("today")
    if away == -1:
        return _("yesterday")
    return _("tomorrow") if away == 1 else ""
