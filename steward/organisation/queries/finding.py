"""What search knows of people."""

from datetime import datetime

from steward.foundation.identity.models import Person
from steward.foundation.search.actions import Findable


def findable_person(person: Person, number: str, at: datetime) -> Findable:
    """Return how a colleague is found: by name, sound, telephone and staff number; who may, is asked when searching."""
    return Findable(
        kind="person", object_id=person.pk, office_id=None, at=at, names=[person.name],
        phones=[person.phone] if person.phone else [], codes=[number] if number else [],
    )  # fmt: skip
