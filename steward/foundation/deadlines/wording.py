"""Limits in words."""

from django.utils.translation import ngettext


def duration_words(minutes: int, basis: str) -> str:
    """Return minutes in words: in days where they make whole ones (eight hours of working time make one)."""
    day = 8 * 60 if basis == "working" else 24 * 60
    if minutes % day == 0:
        days = minutes // day
        if basis == "working":
            return ngettext("%(n)d working day", "%(n)d working days", days) % {"n": days}
        return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    if minutes % 60 == 0:
        return ngettext("%(n)d hour", "%(n)d hours", minutes // 60) % {"n": minutes // 60}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
