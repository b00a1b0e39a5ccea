"""Correct what was written down at the intake."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from steward.cases import rules
from steward.cases.models import Case
from steward.foundation.identity.actor import Actor

from .act import Act
from .intake import NoDescription

# What may be corrected; personal words go to the history sealed, everything else by its code or id.
SPOKEN = ("title", "description", "requested", "location", "contact_name", "contact_phone", "contractor_concerned")
CODED = ("category", "unit", "building", "place", "occurred_at", "is_confidential", "outside_number", "outside_due_at")


@transaction.atomic
def edit(*, case_id: int, changes: Mapping[str, Any], version: int, actor: Actor, at: datetime) -> Case:
    """Correct a case; only what differs is changed and told in the history, with what stood there before.

    `changes` maps the names above to their new values. Raises PermissionDenied, StaleVersion, NoDescription.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    unknown = set(changes) - {*SPOKEN, *CODED}
    if unknown:
        raise KeyError(sorted(unknown))
    before = {name: getattr(act.case, name) for name in changes}
    changed = {name: value for name, value in changes.items() if before[name] != value}
    if not changed:
        return act.case
    for name, value in changed.items():
        setattr(act.case, name, value)
    if not act.case.title.strip():
        raise NoDescription
    act.save(*changed)
    act.put_into_search()
    act.record(
        verb="cases.edited",
        facts={"changed": sorted(changed)}
        | {f"{name}_before": _code(before[name]) for name in changed if name in CODED},
        said={f"{name}": before[name] for name in changed if name in SPOKEN},
    )
    return act.case


def _code(value: Any) -> Any:
    return getattr(value, "pk", value)
