"""Bring it up: at once by button, by time on the ladder, and ask after it across offices."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case
from steward.cases.queries import CHASE
from steward.foundation.deadlines.actions import Climbed
from steward.foundation.deadlines.models import OWNER
from steward.foundation.identity.actor import Actor

from .act import Act
from .refusals import NoText, Refusal

AN_ANSWER_WITHIN = timedelta(hours=24)


class NobodyAbove(Refusal):
    """The line ends here."""

    message = _("Nobody stands above whom it could be brought to.")


@transaction.atomic
def escalate(*, case_id: int, why: str, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Bring a case to the superior of its owner at once; the owner goes on (B6).

    Raises PermissionDenied, IllegalMove, StaleVersion, NoText, NobodyAbove.
    """
    act = Act.on(case_id, actor, at, rules.may_escalate, version)
    act.case.require_open()
    if not why.strip():
        raise NoText
    above = act.superior_of(act.case.owner_id)
    if above is None:
        raise NobodyAbove
    act.case.escalation += 1
    act.save("escalation")
    act.record(
        verb="cases.escalated", said={"text": why.strip()},
        facts={"target_person": above, "owner_person": act.case.owner_id},
    )  # fmt: skip
    act.tell("case.escalated", [above], urgent=True)
    return act.case


def steps_taken(*, climbed: Sequence[Climbed], at: datetime) -> None:
    """Count the rungs that overdue clocks have climbed; the clocks told people and wrote the history (wire)."""
    rungs = Counter(step.object_id for step in climbed if step.overdue and step.post != OWNER)
    for times in sorted(set(rungs.values())):
        cases = sorted(case_id for case_id, count in rungs.items() if count == times)
        Case.objects.filter(pk__in=cases, is_open=True).update(escalation=F("escalation") + times)


@transaction.atomic
def chase(*, case_id: int, why: str, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Ask an office after one case: its owner and the owner's superior are told, and an answer is owed within a day.

    Raises PermissionDenied, IllegalMove, StaleVersion, NoText.
    """
    act = Act.on(case_id, actor, at, rules.may_chase, version)
    act.case.require_open()
    if not why.strip():
        raise NoText
    act.clocks.start_until(CHASE, at + AN_ANSWER_WITHIN)
    act.save(*act.clocks.set_next_due())
    act.record(verb="cases.chased", said={"text": why.strip()}, facts={"owner_person": act.case.owner_id})
    act.tell("case.chased", [act.case.owner_id, act.superior_of(act.case.owner_id)], urgent=True)
    return act.case
