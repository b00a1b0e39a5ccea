"""Take a request back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.approvals import rules
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import record

from .deciding import Stale
from .stepping import about, end_waiting, facts_of, report_outcome


@transaction.atomic
def withdraw(*, approval_id: int, actor: Actor, at: datetime, version: int | None = None) -> Approval:
    """Take a waiting request back, by the one who asked (or by the system, when the subject went away).

    Raises Stale when it was decided meanwhile, PermissionDenied.
    """
    approval = Approval.objects.select_for_update(of=("self",)).select_related("office").get(pk=approval_id)
    if approval.state != Approval.State.PENDING or (version is not None and version != approval.version):
        raise Stale
    if not rules.may_withdraw(actor, approval):
        raise PermissionDenied
    end_waiting(approval, at)
    approval.steps.exclude(state=Step.State.DECIDED).update(state=Step.State.DROPPED)
    approval.move_to(Approval.State.WITHDRAWN)
    approval.closed_at = at
    approval.version += 1
    approval.save(update_fields=["state", "closed_at", "version"])
    record(
        verb="approvals.withdrawn", office=approval.office, actor=actor, captured_at=at, about=about(approval),
        facts=facts_of(approval),
    )  # fmt: skip
    report_outcome(approval, actor, at)
    return approval
