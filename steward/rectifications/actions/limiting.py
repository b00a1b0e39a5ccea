"""Set the limits of rectifications, and let an office follow the company again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.rectifications import rules
from steward.rectifications.models import Limits

from .refusals import OutOfRange

HOURS, DAYS = range(1, 8761), range(366)


@transaction.atomic
def set_limits(
    *, office: Office | None, safety_hours: int, function_hours: int, appearance_hours: int, effect_after_days: int,
    version: int, actor: Actor, at: datetime,
) -> Limits:  # fmt: skip
    """Set the limits of an office, or of the company (None); what was issued before keeps its date.

    `version` is that of the row to be changed, 0 where there is none. Raises PermissionDenied, StaleVersion, OutOfRange.
    """
    row = _locked(office, version, actor)
    if any(hours not in HOURS for hours in (safety_hours, function_hours, appearance_hours)):
        raise OutOfRange
    if effect_after_days not in DAYS:
        raise OutOfRange
    row.safety_hours, row.function_hours, row.appearance_hours = safety_hours, function_hours, appearance_hours
    row.effect_after_days, row.is_active = effect_after_days, True
    row.save()
    timeline.record(
        verb="rectifications.limits_set", office=office, actor=actor, captured_at=at,
        about=[Concern("rectification_limits", row.pk)],
        facts={
            "safety_hours": safety_hours, "function_hours": function_hours, "appearance_hours": appearance_hours,
            "effect_after_days": effect_after_days,
        },
    )  # fmt: skip
    return row


@transaction.atomic
def follow_company(*, office: Office, version: int, actor: Actor, at: datetime) -> Limits:
    """Let the company's limits hold again in an office. Raises PermissionDenied, StaleVersion."""
    row = _locked(office, version, actor)
    if row.pk is None:
        return row
    row.is_active = False
    row.save(update_fields=["is_active", "version"])
    timeline.record(
        verb="rectifications.limits_dropped", office=office, actor=actor, captured_at=at,
        about=[Concern("rectification_limits", row.pk)],
    )  # fmt: skip
    return row


def _locked(office: Office | None, version: int, actor: Actor) -> Limits:
    """Return the row of the office or the company, its version raised; an unsaved one where there is none."""
    if not rules.may_set(actor, office):
        raise PermissionDenied
    found = Limits.objects.select_for_update(of=("self",)).filter(office=office)
    row = found.first() or Limits(office=office, version=0)
    check_version(row, version)
    row.version += 1
    return row
