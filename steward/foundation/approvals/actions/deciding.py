"""Decide a step: approve it, or return the request with a remark."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.foundation.approvals import rules
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.kinds import registry
from steward.foundation.timeline.actions import record

from .stepping import about, address, end_waiting, facts_of, let_wait, report_outcome, said


class NeedsRemark(Exception):
    """A request is not returned without saying what is missing."""

    message = _("Say what is missing, so that the request can come again.")

    def __str__(self) -> str:
        return str(self.message)


class Stale(StaleVersion):
    """Somebody decided, or took the request back, since the page was opened."""

    message = _("Somebody decided this, or took it back, in the meantime. Nothing was changed by you.")


@transaction.atomic
def decide(
    *, approval_id: int, decision: str, actor: Actor, at: datetime, version: int | None = None, why: str = ""
) -> Approval:
    """Decide the step that waits ("approved" or "returned"); the last approval and any return end the request.

    Raises Stale, PermissionDenied, NeedsRemark.
    """
    approval = Approval.objects.select_for_update(of=("self",)).select_related("office").get(pk=approval_id)
    step = approval.steps.filter(state=Step.State.WAITING).first()
    if step is None or (version is not None and version != approval.version):
        raise Stale
    step.approval = approval
    if not rules.may_decide(actor, step):
        raise PermissionDenied
    if decision == Step.Decision.RETURNED and not why.strip():
        raise NeedsRemark
    end_waiting(approval, at)
    _set_decision(step, decision, actor, at)
    ahead = approval.steps.filter(state=Step.State.AHEAD).order_by("position")
    following = ahead.first() if decision == Step.Decision.APPROVED else None
    verb = "approvals.step_approved" if following else f"approvals.{decision}"
    event = record(
        verb=verb, office=approval.office, actor=actor, captured_at=at, about=about(approval),
        facts=facts_of(approval), said=said(approval, "remark", why.strip()), on_behalf_of=step.decided_for_id,
    )  # fmt: skip
    step.decision_event = event.pk
    step.save(update_fields=["state", "decision", "decided_by", "decided_at", "decided_for", "decision_event"])
    if following:
        following.approval = approval
        let_wait(following, address(following, at), at)
    else:
        ahead.update(state=Step.State.DROPPED)
        approval.move_to(decision)
        approval.closed_at = at
    approval.version += 1
    approval.save(update_fields=["state", "closed_at", "version"])
    if not following:
        report_outcome(approval, actor, at)
    return approval


def decide_together(*, versions: Mapping[int, int], actor: Actor, at: datetime) -> tuple[int, int]:
    """Approve several requests (id → version) whose kind allows it, each by itself; returns (approved, left).

    One that was decided meanwhile, or is not the actor's to decide, is left as it is.
    """
    allowed = {name for name, ask in registry.asks().items() if ask.together}
    wanted = Approval.objects.filter(pk__in=list(versions), kind__in=allowed).order_by("pk")
    done = 0
    for approval_id in wanted.values_list("pk", flat=True):
        try:
            decide(
                approval_id=approval_id, decision=Step.Decision.APPROVED, actor=actor, at=at,
                version=versions[approval_id],
            )  # fmt: skip
            done += 1
        except (Stale, PermissionDenied):
            continue
    return done, len(versions) - done


def _set_decision(step: Step, decision: str, actor: Actor, at: datetime) -> None:
    step.state, step.decision = Step.State.DECIDED, decision
    step.decided_by_id, step.decided_at = actor.person_id, at
    step.decided_for_id = rules.stands_in_for(actor, step)
