"""Who may change working time."""

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights.table import may, reach


def may_read(actor: Actor, office: Office | None) -> bool:
    """Return whether this actor may look at the calendar of an office; the company's is for everybody who reads one."""
    if office is None:
        return bool(reach(actor, "calendar", "read"))
    return may(actor, "calendar", "read", office_id=office.pk)


def may_change(actor: Actor, office: Office | None) -> bool:
    """Return whether this actor may change the hours and days of an office; None: what the whole company follows."""
    if office is None:
        return reach(actor, "calendar", "change").company
    return may(actor, "calendar", "change", office_id=office.pk)


def may_import(actor: Actor) -> bool:
    """Return whether this actor may load the holidays of a year, which every office of the region follows."""
    return reach(actor, "calendar", "change").company
