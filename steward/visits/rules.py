"""Who may see and do return visits, and who should make one."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights.table import may, reach
from steward.organisation.queries import Staffing, office_ids_in_reach
from steward.visits.models import Visit, VisitRule

# Who makes return visits, the first choice first; the last are the fallback of a small estate (one step up).
VISITORS = ("PA", "RC", "CA", "SV", "SD", "DA", "OD")


def visible_to(actor: Actor, visits: QuerySet[Visit]) -> QuerySet[Visit]:
    """Narrow visits to those this actor may read: of the offices in reach, and those to be made by the actor."""
    found = reach(actor, "visit", "read")
    offices = office_ids_in_reach(found)
    if offices is None:
        return visits
    condition = Q(office_id__in=offices)
    if found.own:
        condition |= Q(assigned_to_id=actor.person_id)
    return visits.filter(condition)


def may_do(actor: Actor, visit: Visit) -> bool:
    """Whether this actor may record the visit: who should make it, or whoever the office lets."""
    return may(actor, "visit", "do", office_id=visit.office_id, owners=[visit.assigned_to_id])


def may_review(actor: Actor, visit: Visit) -> bool:
    """Whether this actor may review the record; never the one who made the visit."""
    return visit.visitor_id != actor.person_id and may(actor, "visit", "review", office_id=visit.office_id)


def may_print(actor: Actor, visit: Visit) -> bool:
    """Whether this actor may take the record away on paper."""
    return may(actor, "visit", "print", office_id=visit.office_id, owners=[visit.assigned_to_id])


def may_read_rules(actor: Actor, office: Office) -> bool:
    """Whether this actor may read which visits the office owes by rule."""
    return may(actor, "visit_rule", "read", office_id=office.pk)


def may_change_rule(actor: Actor, office: Office) -> bool:
    """Whether this actor may change which visits the office owes by rule."""
    return may(actor, "visit_rule", "change", office_id=office.pk)


def visible_rules(actor: Actor, rows: QuerySet[VisitRule]) -> QuerySet[VisitRule]:
    """Narrow rules to those of the offices in reach, and the company's."""
    found = reach(actor, "visit_rule", "read")
    offices = office_ids_in_reach(found)
    return (
        rows if offices is None else rows.filter(Q(office_id__in=offices) | Q(office=None)) if found else rows.none()
    )


def is_owed(share: int, key_int: int) -> bool:
    """Return whether this case falls into the share (per cent) to be visited: by its key, so that nobody chooses."""
    return key_int % 100 < share


def visitor(staffing: Staffing, handlers: Collection[int], preferred: Iterable[int | None] = ()) -> int | None:
    """Return who should make the visit: not a handler where the estate has somebody else, else the superior of one.

    `preferred` come first when they did not handle (the assistant of the area, the deputy). When everybody handled,
    the superior of the first handler telephones; on an estate of one person it is that person.
    """
    for person in preferred:
        if person and person not in handlers and person in staffing.fills(person):
            return person
    for post in VISITORS:
        free = [p for p in staffing.holders(post) if p not in handlers]
        if free:
            return free[0]
    for handler in handlers:
        if above := staffing.superior(handler):
            return above
    return next(iter(handlers), None)
