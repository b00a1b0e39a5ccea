"""Tell people, take back, mark read. Called inside the transaction of what is told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from steward.foundation.identity.models import Office
from steward.foundation.notices.models import Notice


def tell(
    *, people: Iterable[int], code: str, kind: str, object_id: int, once: str, at: datetime,
    office: Office | None = None, facts: Mapping[str, Any] | None = None, urgent: bool = False,
) -> None:  # fmt: skip
    """Tell these persons (ids) once: a second call with the same `once` says nothing. Facts hold no personal text."""
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person, office=office, code=code, kind=kind, object_id=object_id,
                facts=dict(facts or {}), urgent=urgent, once=once, created_at=at,
            )
            for person in sorted(set(people))
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def withdraw(*, kind: str, object_id: int, at: datetime, people: Iterable[int] | None = None) -> int:
    """Take back what was told about a record, from these persons or from everybody; returns how many."""
    found = Notice.objects.filter(kind=kind, object_id=object_id, withdrawn_at=None)
    if people is not None:
        found = found.filter(person_id__in=list(people))
    return found.update(withdrawn_at=at)


@transaction.atomic
def mark_read(*, person_id: int, keys: Iterable | None, at: datetime) -> int:
    """Mark this person's notices (by key; all when None) as read; returns how many were unread."""
    found = Notice.objects.filter(person_id=person_id, read_at=None)
    if keys is not None:
        found = found.filter(key__in=list(keys))
    return found.update(read_at=at)
