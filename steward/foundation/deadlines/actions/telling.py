"""Tell people of steps: at most nineteen notices a person within an hour, what is beyond in one digest."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count

from steward.foundation.deadlines.models import Digest, StepTaken, Told
from steward.foundation.identity.models import Office, Person
from steward.foundation.notices import actions as notices

HOUR = timedelta(hours=1)
MOST_AN_HOUR = 19  # and one digest: twenty


@dataclass(frozen=True, kw_only=True)
class Message:
    """What is to be said of one step, and to whom."""

    step: StepTaken
    people: Sequence[int]
    urgent: bool
    office: Office
    kind: str
    object_id: int
    code: str
    once: str
    facts: Mapping[str, Any]


def tell(messages: Sequence[Message], *, at: datetime, digest_only: bool = False) -> None:
    """Tell each person of each step, urgent ones first; what exceeds the hour's measure waits for the digest.

    Call it inside the transaction of the steps: the persons are locked, so that two sweeps cannot both use the rest.
    """
    people = {person for message in messages for person in message.people}
    if not people:
        return
    room = Counter() if digest_only else _room(_lock(people), at)
    rows: list[Told] = []
    tellings: list[notices.Telling] = []
    for message in sorted(messages, key=lambda m: not m.urgent):
        direct = [person for person in message.people if room[person] > 0]
        room.subtract(direct)
        rows += [
            Told(step=message.step, person_id=person, told_at=at, direct=person in direct) for person in message.people
        ]
        if direct:
            tellings.append(
                notices.Telling(
                    people=direct, code=message.code, kind=message.kind, object_id=message.object_id,
                    once=message.once, office=message.office, facts=message.facts, urgent=message.urgent,
                )
            )  # fmt: skip
    notices.tell_all(tellings, at=at)
    Told.objects.bulk_create(rows)


def send_digests(*, at: datetime) -> int:
    """Send to everybody for whom steps wait one notice over all of them, at most one an hour; returns how many."""
    sent = 0
    waiting = Told.objects.filter(direct=False, digest=None).order_by().values_list("person", flat=True).distinct()
    for person_id in sorted(waiting):
        sent += _send_digest(person_id, at)
    return sent


@transaction.atomic
def _send_digest(person_id: int, at: datetime) -> int:
    _lock({person_id})
    if Digest.objects.filter(person=person_id, told_at__gt=at - HOUR).exists():
        return 0
    waiting = Told.objects.filter(person=person_id, direct=False, digest=None)
    if not (count := waiting.count()):
        return 0
    digest = Digest.objects.create(person_id=person_id, told_at=at, count=count)
    waiting.update(digest=digest)
    notices.tell(
        people=[person_id], code="deadlines.digest", kind="deadline_digest", object_id=digest.pk,
        once=f"deadline_digest:{digest.pk}", at=at, facts={"count": count},
    )  # fmt: skip
    return 1


def _lock(people: set[int]) -> list[int]:
    """Lock these persons in the order of their ids against other sweeps (their own rows stay readable)."""
    found = Person.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=people).order_by("pk")
    return list(found.values_list("pk", flat=True))


def _room(people: Sequence[int], at: datetime) -> Counter:
    """Return how many more notices each of these may get within the hour."""
    told = Told.objects.filter(person__in=people, direct=True, told_at__gt=at - HOUR).order_by()
    used = dict(told.values_list("person").annotate(count=Count("pk")))
    return Counter({person: MOST_AN_HOUR - used.get(person, 0) for person in people})
