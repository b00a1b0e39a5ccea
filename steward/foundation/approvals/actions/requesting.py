"""Ask for approval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.foundation.approvals.models import Approval, Step
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy import actions as privacy
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline.actions import record

from .stepping import about, address, facts_of, let_wait, said

A_DAY_OF_WORK = 8 * 60


class NobodyDecides(Exception):
    """Nobody but the asker could decide this, not even higher up."""

    message = _("There is nobody who could decide this. Ask whoever appoints the posts.")

    def __str__(self) -> str:
        return str(self.message)


class AlreadyWaiting(Exception):
    """The same was asked before and still waits."""

    message = _("This was asked already and waits for its decision.")

    def __str__(self) -> str:
        return str(self.message)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One step of the way: a post or a person; `limit_minutes` of working time, None without reminder."""

    post: str = ""
    person_id: int | None = None
    limit_minutes: int | None = A_DAY_OF_WORK


@transaction.atomic
def request(
    *, kind: str, subject_kind: str, object_id: int, office: Office | None, steps: Sequence[Wanted], actor: Actor,
    at: datetime, payload: Mapping[str, Any] | None = None, why: str = "", key_of_texts: PersonalKey | None = None,
) -> Approval:  # fmt: skip
    """Ask for approval; the first step waits at once. Writes the history of the subject too (role "about").

    `payload` holds ids, dates and codes. `why` and all remarks are sealed under `key_of_texts` (the customer's key
    when they speak of one; a new key otherwise). Raises NobodyDecides, AlreadyWaiting.
    """
    waiting = Approval.objects.filter(
        kind=kind, subject_kind=subject_kind, object_id=object_id, state=Approval.State.PENDING
    )
    if waiting.exists():
        raise AlreadyWaiting
    approval = Approval.objects.create(
        kind=kind, subject_kind=subject_kind, object_id=object_id, office=office, requested_by_id=actor.person_id,
        requested_at=at, payload=dict(payload or {}), key_of_texts=key_of_texts or privacy.create_key(at=at),
    )  # fmt: skip
    rows = Step.objects.bulk_create(
        Step(
            approval=approval, position=position, post=step.post, person_id=step.person_id,
            limit_minutes=step.limit_minutes,
        )
        for position, step in enumerate(steps, start=1)
    )  # fmt: skip
    people = address(rows[0], at)
    if not people:
        raise NobodyDecides
    let_wait(rows[0], people, at)
    event = record(
        verb="approvals.requested", office=office, actor=actor, captured_at=at, about=about(approval),
        facts=facts_of(approval) | {"from_people": list(people)}, said=said(approval, "reason", why),
    )  # fmt: skip
    approval.request_event = event.pk
    approval.save(update_fields=["request_event"])
    return approval
