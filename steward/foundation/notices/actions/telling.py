"""Tell people, take back, mark read. Called inside the transaction of what is told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from steward.foundation.identity.models import Office
from steward.foundation.notices.models import Notice


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is told to these persons (ids) once: the same `once` again says nothing. Facts hold no personal text."""

    people: Iterable[int]
    code: str
    kind: str
    object_id: int
    once: str
    office: Office | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    urgent: bool = False


def tell(*, at: datetime, **fields: Any) -> None:
    """Tell some persons one thing (the fields of Telling)."""
    tell_all([Telling(**fields)], at=at)


def tell_all(tellings: Iterable[Telling], *, at: datetime) -> None:
    """Tell many things with one statement."""
    Notice.objects.bulk_create(
        [
            Notice(
                person_id=person, office=told.office, code=told.code, kind=told.kind, object_id=told.object_id,
                facts=dict(told.facts), urgent=told.urgent, once=told.once, created_at=at,
            )
            for told in tellings
            for person in sorted(set(told.people))
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
