"""What search knows of people, offices, departments and areas; who may find them is asked when searching."""

from datetime import datetime

from steward.foundation.identity.models import Office, Person
from steward.foundation.search.actions import Findable
from steward.organisation.models import Area, Department


def findable_person(person: Person, number: str, at: datetime) -> Findable:
    """Return how a colleague is found: by name, sound, telephone and staff number; who may, is asked when searching."""
    return Findable(
        kind="person", object_id=person.pk, office_id=None, at=at, names=[person.name],
        phones=[person.phone] if person.phone else [], codes=[number] if number else [],
    )  # fmt: skip


def findable_part(row: Office | Department | Area, at: datetime) -> Findable:
    """Return how a part of the organisation is found: by its names, their sound, and its code."""
    kind = {Office: "office", Department: "department", Area: "area"}[type(row)]
    code = getattr(row, "code", "")
    return Findable(
        kind=kind, object_id=row.pk, office_id=row.pk if kind == "office" else row.office_id, at=at,
        names=list({row.name, getattr(row, "short_name", row.name)}), codes=[code] if code else [],
    )  # fmt: skip
