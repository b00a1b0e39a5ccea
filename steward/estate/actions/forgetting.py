"""Forget how an erased person was reached and found."""

from collections.abc import Sequence
from datetime import datetime

from steward.estate.models import CallerTerm, Contact
from steward.foundation.identity.actor import Actor


def forget_contacts(*, key_ids: Sequence[int], actor: Actor, at: datetime) -> int:
    """Delete telephone numbers, addresses and spellings of these persons; the erasure itself writes the history."""
    CallerTerm.objects.filter(customer__personal_key__in=key_ids).delete()
    return Contact.objects.filter(customer__personal_key__in=key_ids).delete()[0]
