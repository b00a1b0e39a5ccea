"""Rounds and checks for tests."""

from datetime import datetime

from django.utils import timezone

from steward.estate.models import Unit
from steward.foundation.identity.models import Person
from steward.inspections.models import Access, Check, ReadBy, Verdict
from steward.organisation.tests.factories import NOW


def check(unit: Unit, person: Person, at: datetime = NOW, **fields) -> Check:
    """Make a look at a unit from outside, all in order."""
    values = {"standing": "vacant", "access": Access.OUTSIDE, "verdict": Verdict.PASS, "read_by": ReadBy.QR}
    return Check.objects.create(
        office=unit.office, unit=unit, person=person, day=timezone.localdate(at), captured_at=at, received_at=at,
        **values | fields,
    )  # fmt: skip
