"""Set which return visits an office owes, and let it follow the company again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.visits import rules
from steward.visits.models import VisitRule


@transaction.atomic
def set_rule(
    *, office: Office, kind: str, grade: int, share: int, limit_minutes: int, basis: str, version: int, actor: Actor,
    at: datetime,
) -> VisitRule:  # fmt: skip
    """Set the office's own rule for a kind and grade; visits planned already keep their limit.

    `version` is that of the office's own rule, 0 where it has none. Raises PermissionDenied, StaleVersion.
    """
    row = _locked(office, kind, grade, version, actor)
    row.share, row.limit_minutes, row.basis, row.is_active = share, limit_minutes, basis, True
    row.save()
    timeline.record(
        verb="visits.rule_set", office=office, actor=actor, captured_at=at, about=[Concern("visit_rule", row.pk)],
        facts={"share": share, "limit_minutes": limit_minutes, "basis": basis},
    )  # fmt: skip
    return row


@transaction.atomic
def follow_company(*, office: Office, kind: str, grade: int, version: int, actor: Actor, at: datetime) -> VisitRule:
    """Let the company's rule hold again for a kind and grade. Raises PermissionDenied, StaleVersion."""
    row = _locked(office, kind, grade, version, actor)
    if row.pk is None:
        return row
    row.is_active = False
    row.save(update_fields=["is_active", "version"])
    timeline.record(
        verb="visits.rule_dropped", office=office, actor=actor, captured_at=at, about=[Concern("visit_rule", row.pk)],
    )  # fmt: skip
    return row


def _locked(office: Office, kind: str, grade: int, version: int, actor: Actor) -> VisitRule:
    """Return the office's own rule, its version raised; an unsaved one where it has none."""
    if not rules.may_change_rule(actor, office):
        raise PermissionDenied
    found = VisitRule.objects.select_for_update(of=("self",)).filter(office=office, kind=kind, grade=grade)
    row = found.first() or VisitRule(office=office, kind=kind, grade=grade, version=0)
    check_version(row, version)
    row.version += 1
    return row
