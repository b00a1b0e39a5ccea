"""The request as a record type."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds import registry
from steward.foundation.kinds.registry import Kind, Verb, verbs_of

from .models import Approval
from .rules import visible_to


def _label(approval: Approval) -> str:
    """Return what is asked, in the words of the domain that asks it."""
    ask = registry.asks().get(approval.kind)
    return str(ask.label) if ask else approval.kind


KINDS = (
    Kind(
        name="approval",
        label=_("Request for approval"),
        model=Approval,
        visible_to=visible_to,
        url=lambda approval: reverse("approvals:approval", args=[approval.key]),
        title=_label,
        verbs=verbs_of(
            Verb(name="approvals.requested", sentence=_("Asked for approval: {ask}"), icon="writing-sign"),
            Verb(name="approvals.step_approved", sentence=_("Approved and passed on: {ask}"), icon="check"),
            Verb(name="approvals.approved", sentence=_("Approved: {ask}"), icon="checks"),
            Verb(name="approvals.returned", sentence=_("Returned: {ask}"), icon="arrow-back-up"),
            Verb(name="approvals.withdrawn", sentence=_("Request taken back: {ask}"), icon="arrow-back"),
        ),
        notices={
            "approvals.asked": _("{asker} asks for your approval: {ask}"),
            "approvals.approved": _("Approved: {ask}"),
            "approvals.returned": _("Returned with a remark: {ask}"),
        },
    ),
)  # fmt: skip
