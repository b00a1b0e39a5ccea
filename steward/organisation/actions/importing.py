"""Take staff over from a table, and take that back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_noop as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.targets import Applied, Context, Outcome, Step
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record
from steward.organisation.models import Membership, StaffFile

from .people import change_person, hire
from .refusals import Refusal

WORKED = _("The person has an account or work of their own by now.")


def import_staff(*, steps: Sequence[Step], context: Context, actor: Actor, at: datetime) -> list[int]:
    """Hire whoever is new and correct what differs; returns the ids of the persons. Raises Unreadable for a refusal."""
    return [
        _hire(step, context, actor, at) if step.outcome == Outcome.NEW else _correct(step, actor, at) for step in steps
    ]


def undo_staff(*, applied: Sequence[Applied], context: Context, actor: Actor, at: datetime) -> list[Reason | None]:
    """Take out who was hired, unless they have worked since, and put back what was corrected."""
    return [
        _take_out(row.object_id, context, actor, at) if row.is_new else _put_back(row, actor, at) for row in applied
    ]


def _hire(step: Step, context: Context, actor: Actor, at: datetime) -> int:
    row, office = step.row, context.office
    try:
        hired = hire(
            name=row.get("name"), number=row.get("number"), post=row.get("post"), phone=row.get("phone", ""),
            email=row.get("email", ""), office_id=office.pk if office else None, department_id=step.work,
            from_on=row.get("joined") or at.astimezone(office.zone if office else None).date(), actor=actor, at=at,
            batch=context.batch_id,
        )  # fmt: skip
    except Refusal as refusal:
        raise Unreadable(str(refusal)) from None
    return hired.person.pk


def _correct(step: Step, actor: Actor, at: datetime) -> int:
    _change(step.object_id, dict(step.after), actor, at)
    return step.object_id


def _put_back(row: Applied, actor: Actor, at: datetime) -> None:
    _change(row.object_id, dict(row.before), actor, at)


def _change(person_id: int | None, wanted: dict[str, str], actor: Actor, at: datetime) -> None:
    person = Person.objects.select_related("staff_file").get(pk=person_id)
    file = person.staff_file
    kept = {"name": person.name, "phone": person.phone, "email": person.email} | wanted
    change_person(
        person_id=person.pk, version=person.version, number=file.number, joined_on=file.joined_on, note=file.note,
        actor=actor, at=at, **kept,
    )  # fmt: skip


def _take_out(person_id: int, context: Context, actor: Actor, at: datetime) -> Reason | None:
    try:
        with transaction.atomic():
            StaffFile.objects.filter(person=person_id).delete()
            Membership.objects.filter(person=person_id).delete()
            Person.objects.filter(pk=person_id).delete()
    except (ProtectedError, RestrictedError):
        return Reason(WORKED)
    search.remove(kind="person", object_ids=[person_id])
    record(
        verb="organisation.hiring_undone", office=context.office, actor=actor, captured_at=at,
        about=[Concern("person", person_id)], batch=context.batch_id,
    )  # fmt: skip
    return None
