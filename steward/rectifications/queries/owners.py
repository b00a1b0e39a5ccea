"""Who has rectifications in hand now."""

from collections.abc import Sequence
from datetime import datetime

from steward.organisation.queries import Staffing, staffing
from steward.rectifications.models import Rectification


def owners_now(object_ids: Sequence[int], at: datetime) -> dict[int, tuple[int, ...]]:
    """Return who has each of these in hand now, or stands in; called by the wire DEADLINE_OWNERS."""
    rows = list(Rectification.objects.filter(pk__in=object_ids).order_by("pk"))
    staffs = {office_id: staffing(office_id, at) for office_id in {row.office_id for row in rows}}
    return {row.pk: in_hand(row, staffs[row.office_id]) for row in rows}


def in_hand(row: Rectification, staff: Staffing) -> tuple[int, ...]:
    """Return who is told of it: the owner or the watcher (or who stands in), else the heads of the department, else all."""
    if row.department_id is None:
        person = row.owner_id or row.watcher_id
        return staff.fills(person) if person else ()
    members = [m for m in staff.members if m.department_id == row.department_id]
    told = [m for m in members if m.is_lead] or members
    return tuple(dict.fromkeys(person for m in told for person in staff.fills(m.person_id)))
