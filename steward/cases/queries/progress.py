"""What a list says about where a case stands, in a few words."""

from typing import Any

from django.utils.translation import gettext as _

from steward.cases.models import Case, Grade, Status

LANES = ("to_send", "in_hand", "others", "instruction", "feedback")


def progress_words(case: Case | Any) -> str:
    """Return where the case stands: sent and not accepted, in hand, paused, climbed, awaiting feedback …"""
    if case.status == Status.RESOLVED:
        return _("done, awaiting feedback")
    if case.status == Status.OFFERED:
        return _("offered, awaiting acceptance")
    if case.status in (Status.CLOSED, Status.MERGED, Status.WITHDRAWN):
        return str(Status(case.status).label)
    if case.is_paused:
        return _("clocks paused")
    if case.grade == Grade.MAJOR and not getattr(case, "has_instruction", True):
        return _("awaiting the director's instruction")
    if case.escalation:
        return _("reported upward, step %(step)s") % {"step": case.escalation}
    return _("sent, not accepted yet") if case.status == Status.DISPATCHED else _("in hand")


def place_words(case: Case) -> str:
    """Return where it is, in the shortest words that an office uses."""
    if case.unit_id:
        return case.unit.code
    if case.place_id:
        return case.place.name
    if case.building_id:
        return case.building.name
    return case.location[:24]


def place_of(row: Any, before: str = "") -> str:
    """Return the same for a row of values, whose names may begin with a way to the case (`case__`)."""
    names = ("unit__code", "place__name", "building__name")
    known = (getattr(row, f"{before}{name}") for name in names)
    return next(filter(None, known), "") or getattr(row, f"{before}location")[:24]
