"""Write a rectification, with its number, its clock, and a notice to whoever has to act."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.estate.models import Place, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.numbering.actions import next_number
from steward.organisation.models import Department
from steward.rectifications import rules
from steward.rectifications.models import Rectification

from .act import Act
from .refusals import NothingSaid


@transaction.atomic
def issue(
    *, office: Office, source: str, title: str, fault: str, severity: str, actor: Actor, at: datetime,
    source_kind: str = "", source_id: int | None = None, place: Place | None = None, unit: Unit | None = None,
    owner: Person | None = None, department: Department | None = None, contractor: str = "",
    watcher: Person | None = None,
) -> Rectification:  # fmt: skip
    """Write down what is to be put right, by whom and, by its class, until when (clause C4.1.2).

    The record it comes from is named by `source_kind` and `source_id`; the caller has loaded place, unit and
    department as ones the actor may use. Raises PermissionDenied, NothingSaid, NotOneOwner, NotOfThisOffice.
    """
    if not rules.may_issue(actor, office):
        raise PermissionDenied
    for field, words in (("title", title), ("fault", fault)):
        if not words.strip():
            raise NothingSaid(field)
    row = Rectification(
        number=next_number(code="ZG", day=at.astimezone(office.zone).date()), office=office, source=source,
        source_kind=source_kind, source_id=source_id, place=place, unit=unit, title=title.strip(), fault=fault.strip(),
        severity=severity, owner=owner, department=department, contractor=contractor.strip(), watcher=watcher,
        issued_by_id=actor.person_id, issued_at=at,
    )  # fmt: skip
    act = Act(row, actor, at)
    act.require_one_owner()
    row.save(force_insert=True)
    act.start_clock()
    act.record(
        "rectifications.issued", {"fault": row.fault}, source=source, severity=severity, due_at=row.due_at,
        owner_person=row.owner_id, department=row.department_id,
    )  # fmt: skip
    act.tell_owner("rectifications.issued")
    return row
