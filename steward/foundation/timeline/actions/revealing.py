"""Look at a masked detail: an open call or case is reason enough, outside one the reason is asked; each look is kept."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds.registry import Kind
from steward.foundation.rights.table import may

from .recording import log_access

SHORTEST_REASON = 2


class ReasonNeeded(Exception):
    """There is no open case or call about this record: the look needs a reason in words."""

    def __str__(self) -> str:
        return _("Say why you need this: there is no open case or call.")


def reveal(*, kind: Kind, record: Any, detail: str, actor: Actor, at: datetime, reason: str = "") -> str:
    """Return one detail of a record in clear, after the look was written down in a transaction of its own.

    The record was loaded from `visible_to`. Raises PermissionDenied (which is written down too), ReasonNeeded, and
    KeyError when the kind reveals no such detail.
    """
    clear_text = kind.reveals[detail]
    office = getattr(record, "office", None)
    look = {"actor": actor, "kind": kind.name, "object_id": record.pk, "at": at, "office": office}
    if not may(actor, kind.name, "reveal", office_id=office.pk if office else None):
        log_access(act="denied", facts={"detail": detail}, **look)
        raise PermissionDenied
    need = kind.need(actor, record) if kind.need else None
    reason = " ".join(reason.split())
    if need is None and len(reason) < SHORTEST_REASON:
        raise ReasonNeeded
    log_access(
        act="reveal", facts={"detail": detail}, reason=reason, reason_kind=need[0] if need else "",
        reason_id=need[1] if need else None, **look,
    )  # fmt: skip
    return clear_text(record)
