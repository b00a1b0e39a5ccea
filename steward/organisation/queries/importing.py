"""What rows of a table of staff mean: who is new, what differs, what cannot be."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_noop as _

from steward.foundation.identity.models import Person
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Context, Outcome, Row, Step
from steward.foundation.search.folding import fold
from steward.organisation import rules
from steward.organisation.models import Department, Membership, StaffFile

TWICE = _("This staff number stands in the table twice.")
ELSEWHERE = _("The person of this number works in another office, or has left.")
NO_DEPARTMENT = _("The office has no department “%(name)s”.")
NOT_GIVEN = _("You may not give this post.")
NO_ADDRESS = _("“%(cell)s” is no email address.")
COMPARED = ("name", "phone", "email")


def plan_staff(rows: Sequence[Row], context: Context) -> list[Step]:
    """Return what is to be done with each row; who is known is known by the staff number."""
    numbers = [row.get("number") for row in rows]
    files = StaffFile.objects.filter(number__in=numbers).select_related("person")
    people = {file.number: file.person for file in files}
    here = set(
        Membership.objects.filter(person__in=people.values(), office=context.office, person__is_active=True)
        .values_list("person_id", flat=True)
    )  # fmt: skip
    departments = {
        fold(word): row
        for row in Department.objects.filter(office=context.office, is_active=True, is_outside=False)
        for word in (row.name, row.code)
    }
    seen: set[str] = set()
    steps = []
    for row in rows:
        number = row.get("number")
        steps.append(
            _rejected(row, TWICE) if number in seen else _step(row, people.get(number), here, departments, context)
        )
        seen.add(number)
    return steps


def key_of(person_id: int) -> UUID:
    """Return the key of a person's page."""
    return Person.objects.values_list("key", flat=True).get(pk=person_id)


def _rejected(row: Row, text: str, **values: str) -> Step:
    return Step(row=row, outcome=Outcome.REJECTED, reason=Reason(text, values))


def _step(row: Row, person: Person | None, here: set[int], departments: Mapping, context: Context) -> Step:
    if (email := row.get("email")) and not _is_address(email):
        return _rejected(row, NO_ADDRESS, cell=email[:40])
    if person is not None:
        return _compared(row, person) if person.pk in here else _rejected(row, ELSEWHERE)
    name = row.get("department", "")
    if name and fold(name) not in departments:
        return _rejected(row, NO_DEPARTMENT, name=name)
    office_id = context.office.pk if context.office else None
    if not rules.may(context.actor, "membership", "grant", office_id, state=row.get("post")):
        return _rejected(row, NOT_GIVEN)
    department = departments.get(fold(name)) if name else None
    return Step(row=row, outcome=Outcome.NEW, work=department.pk if department else None)


def _compared(row: Row, person: Person) -> Step:
    after = {name: row.get(name) for name in COMPARED if row.get(name) and row.get(name) != getattr(person, name)}
    if not after:
        return Step(row=row, outcome=Outcome.UNCHANGED, object_id=person.pk)
    before = {name: getattr(person, name) for name in after}
    return Step(row=row, outcome=Outcome.CHANGED, object_id=person.pk, before=before, after=after)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
