"""Who may see and change the ladders that late work climbs."""

from django.db.models import Q, QuerySet

from steward.foundation.deadlines.models import Ladder
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights.table import may, reach


def may_read_ladders(actor: Actor, office: Office) -> bool:
    """Return whether this actor may see the ladders of an office."""
    return may(actor, "ladder", "read", office_id=office.pk)


def may_change_ladder(actor: Actor, office: Office | None) -> bool:
    """Return whether this actor may change the ladders of an office (None: of the company)."""
    if office is None:
        return reach(actor, "ladder", "change").company
    return may(actor, "ladder", "change", office_id=office.pk)


def visible_ladders(actor: Actor, rows: QuerySet[Ladder]) -> QuerySet[Ladder]:
    """Narrow ladders to those of the offices in reach, and the company's."""
    found = reach(actor, "ladder", "read")
    if not found:
        return rows.none()
    return rows if found.company else rows.filter(Q(office_id__in=found.offices) | Q(office=None))
