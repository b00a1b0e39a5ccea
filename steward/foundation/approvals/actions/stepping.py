"""What asking and deciding share: let a step wait, tell its deciders, end its clock, report the outcome."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from steward.foundation.approvals.models import Approval, Step
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.queries import clocks_for
from steward.foundation.identity.actor import Actor
from steward.foundation.notices import actions as notices
from steward.foundation.timeline.actions import Concern, Said

KIND = "approval"
CLOCK = "decision"
LADDER = "reminder"


def deciders_of(step: Step, at: datetime) -> tuple[str, tuple[int, ...]]:
    """Return the post and the persons who may decide this step now; one step up where nobody else could."""
    approval = step.approval
    return import_string(settings.APPROVAL_DECIDERS)(
        office_id=approval.office_id, kind=approval.subject_kind, object_id=approval.object_id, post=step.post,
        person_id=step.person_id, not_person=approval.requested_by_id, at=at,
    )  # fmt: skip


def address(step: Step, at: datetime) -> tuple[int, ...]:
    """Address a step to where somebody can decide it, and return these persons (none: nobody at all)."""
    post, people = deciders_of(step, at)
    if people and post and post != step.post:
        step.asked_post, step.post, step.person = step.post or step.asked_post, post, None
    return people


def let_wait(step: Step, people: tuple[int, ...], at: datetime) -> None:
    """Let a step wait for its decision: start its clock and tell those who can decide. The caller saves nothing more."""
    approval = step.approval
    step.state = Step.State.WAITING
    if step.limit_minutes and approval.office:
        step.due_at = deadlines.start(
            office=approval.office, kind=KIND, object_id=approval.pk, name=CLOCK, cycle=step.position,
            limit_minutes=step.limit_minutes, ladder_code=LADDER, at=at,
        ).due_at  # fmt: skip
    step.save(update_fields=["state", "due_at", "post", "asked_post", "person"])
    notices.tell(
        people=people, code="approvals.asked", kind=KIND, object_id=approval.pk, office=approval.office, at=at,
        once=f"approval:{approval.pk}:{step.position}",
        facts=approval.payload | {"ask": approval.kind, "asker_person": approval.requested_by_id},
    )  # fmt: skip


def end_waiting(approval: Approval, at: datetime) -> None:
    """End the clock of the step that waited and take back what its deciders were told."""
    deadlines.meet(kind=KIND, object_id=approval.pk, name=CLOCK, at=at)
    notices.withdraw(kind=KIND, object_id=approval.pk, at=at)


def report_outcome(approval: Approval, actor: Actor, at: datetime) -> None:
    """Tell the asker, and the domain that asked; both in the transaction of the decision."""
    if approval.requested_by_id and approval.state != Approval.State.WITHDRAWN:
        notices.tell(
            people=[approval.requested_by_id], code=f"approvals.{approval.state}", kind=KIND, object_id=approval.pk,
            office=approval.office, at=at, once=f"approval:{approval.pk}:outcome",
            facts=approval.payload | {"ask": approval.kind},
        )  # fmt: skip
    if path := settings.APPROVAL_OUTCOMES.get(approval.kind):
        import_string(path)(
            subject_id=approval.object_id, decision=approval.state, actor=actor, at=at, payload=approval.payload
        )


def about(approval: Approval) -> list[Concern]:
    """Return what every act on a request is about: the request, and what was asked for."""
    return [
        Concern(KIND, approval.pk),
        Concern(approval.subject_kind, approval.object_id, "about"),
    ]


def said(approval: Approval, slot: str, text: str) -> dict[str, Said]:
    """Return a text as the timeline takes it, sealed under the request's key."""
    return {slot: Said(approval.key_of_texts, text)} if text else {}


def facts_of(approval: Approval) -> dict:
    """Return what the history keeps of a request."""
    return approval.payload | {"ask": approval.kind}


def follow_clock(*, object_ids: list[int], at: datetime) -> None:
    """Take over the due times of waiting steps that moved with the calendar."""
    for approval_id, clocks in clocks_for(KIND, object_ids).items():
        Step.objects.filter(approval=approval_id, state=Step.State.WAITING).update(due_at=clocks[0].due_at)
