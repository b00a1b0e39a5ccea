"""Put the starting rules of return visits into a new company; what is there already stays as it is."""

from datetime import datetime

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.visits.models import VisitRule
from steward.visits.presets import rows


@transaction.atomic
def load_presets(*, actor: Actor, at: datetime) -> int:
    """Load what is missing of the company's rules; returns how many."""
    there = set(VisitRule.objects.filter(office=None).values_list("kind", "grade"))
    return len(VisitRule.objects.bulk_create(row for row in rows() if (row.kind, row.grade) not in there))
