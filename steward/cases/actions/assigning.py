"""Who owns it: take in hand, give to somebody else, one or many, and everything that somebody had."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Grade, IllegalMove, Job, Status
from steward.cases.queries import GRAVE, heir_of
from steward.foundation.identity.actor import Actor
from steward.foundation.notices import actions as notices
from steward.foundation.timeline.actions import Concern, Entry, record_all

from .act import Act
from .refusals import NobodyThere, NotAColleague, Refusal

MOST_AT_ONCE = 200


class AlreadyTheirs(Refusal):
    """The person owns it already."""

    field = "owner"
    message = _("It is already theirs.")


class AnsweredByDirectorsAssistant(Refusal):
    """Important and major cases are owned by the director's assistant or above (C4.6)."""

    field = "owner"
    message = _("An important or major case stays with the director's assistant or above. Send a job instead.")


@dataclass(frozen=True, kw_only=True)
class ManyDone:
    """What became of many cases at once: keys of those done, and why the others were left."""

    done: tuple[int, ...] = ()
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def accept(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Take in hand what was dispatched to oneself. Raises PermissionDenied, IllegalMove, StaleVersion."""
    act = Act.on(case_id, actor, at, rules.may_work, version)
    if act.case.owner_id not in rules.stands_for(actor):
        raise PermissionDenied
    act.case.move_to(Status.IN_HAND)
    act.save("status", "is_open")
    act.record(verb="cases.accepted")
    return act.case


@transaction.atomic
def assign(
    *, case_id: int, owner_id: int, actor: Actor, at: datetime, version: int | None = None, why: str = ""
) -> Case:
    """Give an open case to another owner; both are told.

    Raises PermissionDenied, IllegalMove, StaleVersion, AlreadyTheirs, NotAColleague, AnsweredByDirectorsAssistant.
    """
    act = Act.on(case_id, actor, at, rules.may_assign, version)
    act.case.require_open()
    if act.case.status == Status.OFFERED:
        raise IllegalMove(f"{act.case.number}: {act.case.status}")
    if owner_id == act.case.owner_id:
        raise AlreadyTheirs
    if owner_id in act.barred or owner_id not in {member.person_id for member in act.staff.members}:
        raise NotAColleague
    if act.case.grade >= Grade.IMPORTANT and act.staff.post_of(owner_id) not in GRAVE:
        raise AnsweredByDirectorsAssistant
    _give(act, owner_id, why)
    return act.case


def _give(act: Act, owner_id: int, why: str = "") -> None:
    before, status_before = act.case.owner_id, act.case.status
    act.set_owner(owner_id)
    if act.case.status != Status.RESOLVED:
        status = Status.IN_HAND if owner_id == act.actor.person_id else Status.DISPATCHED
        if status != act.case.status:
            act.case.move_to(status)
    act.save("owner", "owner_since", "status", "is_open")
    act.record(
        verb="cases.assigned", said={"text": why},
        facts={"owner_person": owner_id, "from_person": before, "from_status": status_before},
    )  # fmt: skip
    notices.withdraw(kind="case", object_id=act.case.pk, at=act.at, people=[before] if before else [])
    act.tell("case.assigned", [owner_id], urgent=act.case.grade >= Grade.IMPORTANT)
    act.tell("case.taken_away", [before], facts={"owner_person": owner_id})


def assign_many(*, case_ids: Sequence[int], owner_id: int, actor: Actor, at: datetime) -> ManyDone:
    """Give many cases to one owner, each by itself: what cannot be given is left with its reason."""
    done, refused = [], {}
    for case_id in case_ids[:MOST_AT_ONCE]:
        try:
            assign(case_id=case_id, owner_id=owner_id, actor=actor, at=at)
            done.append(case_id)
        except (Refusal, PermissionDenied, IllegalMove) as refusal:
            refused[case_id] = str(refusal) if isinstance(refusal, Refusal) else ""
    return ManyDone(done=tuple(done), refused=refused)


@transaction.atomic
def hand_over_all(*, person_id: int, to_person_id: int, office_id: int | None, actor: Actor, at: datetime) -> int:
    """Give everything that a person has open in this office to another; returns how many (wire HAND_OVER).

    What the other must not have (a complaint about them or those above, an important case) goes where the rules say.
    """
    owned = Case.objects.filter(owner_id=person_id, is_open=True)
    jobs = Job.objects.filter(executor_id=person_id, state__in=(Job.State.SENT, Job.State.ACCEPTED))
    if office_id is not None:
        owned, jobs = owned.filter(office_id=office_id), jobs.filter(office_id=office_id)
    count = 0
    for case_id in owned.order_by("pk").values_list("pk", flat=True):
        act = Act.on(case_id, actor, at, lambda *_given: True)
        heir = to_person_id if _may_inherit(act, to_person_id) else heir_of(act.case, act.staff, act.barred, at)
        if heir is None:
            raise NobodyThere
        if heir != act.case.owner_id:
            _give(act, heir)
            count += 1
    return count + _give_jobs(jobs, to_person_id, actor, at)


def _give_jobs(jobs: QuerySet[Job], to_person_id: int, actor: Actor, at: datetime) -> int:
    """Give jobs to another executor, each with a row in its history and in that of its case; returns how many."""
    rows = list(jobs.select_for_update(of=("self",)).select_related("office", "department").order_by("pk"))
    before = {job.pk: job.executor_id for job in rows}
    Job.objects.filter(pk__in=before).update(executor_id=to_person_id)
    record_all(
        Entry(
            verb="cases.job_given", office=job.office, actor=actor, captured_at=at,
            about=[Concern("case", job.case_id), Concern("job", job.pk)],
            facts={"department": job.department.name, "job": job.number, "executor_person": to_person_id,
                   "from_person": before[job.pk]},
        )
        for job in rows
    )  # fmt: skip
    return len(rows)


def _may_inherit(act: Act, person_id: int) -> bool:
    grave = act.case.grade >= Grade.IMPORTANT and act.staff.post_of(person_id) not in GRAVE
    return person_id not in act.barred and not grave
