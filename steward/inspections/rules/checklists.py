"""Who may read and change checklists: the company's are the company's, an office's are the office's."""

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import may, reach
from steward.inspections.models import Checklist
from steward.organisation.queries import office_ids_in_reach


def visible_checklists(actor: Actor, rows: QuerySet[Checklist]) -> QuerySet[Checklist]:
    """Narrow checklists to those of the offices in reach, and the company's."""
    found = reach(actor, "checklist", "read")
    if not found:
        return rows.none()
    offices = office_ids_in_reach(found)
    return rows if offices is None else rows.filter(Q(office_id__in=offices) | Q(office=None))


def may_read_checklists(actor: Actor) -> bool:
    """Whether this actor may read checklists at all."""
    return bool(reach(actor, "checklist", "read"))


def may_change_checklist(actor: Actor, office_id: int | None) -> bool:
    """Whether this actor may change the checklists of an office; None: those of the whole company."""
    if office_id is None:
        return reach(actor, "checklist", "change").company
    return may(actor, "checklist", "change", office_id=office_id)


def may_take_away_checklist(actor: Actor, checklist: Checklist, act: str) -> bool:
    """Whether this actor may print or export (`act`) a checklist; the company's is open to every office that may."""
    if checklist.office_id is None:
        return bool(reach(actor, "checklist", act))
    return may(actor, "checklist", act, office_id=checklist.office_id)
