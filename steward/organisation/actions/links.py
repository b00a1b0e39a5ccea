"""Links by which an outside department answers one record without an account."""

import secrets
from datetime import datetime

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Department, OutsideLink
from steward.organisation.queries.links import token_hash

from .refusals import EndsBeforeItBegins, NotOutside


@transaction.atomic
def create_link(
    *, department_id: int, kind: str, object_id: int, expires_at: datetime, actor: Actor, at: datetime
) -> tuple[OutsideLink, str]:
    """Make a link for an outside department to one record; return it with its token, which is shown once.

    Only the token's hash is kept. Raises PermissionDenied, NotOutside and EndsBeforeItBegins.
    """
    department = Department.objects.select_related("office").get(pk=department_id)
    rules.require(actor, "outside_link", "create", department.office_id, owners=[actor.person_id])
    if not department.is_outside:
        raise NotOutside
    if expires_at <= at:
        raise EndsBeforeItBegins
    token = secrets.token_urlsafe(24)
    link = OutsideLink.objects.create(
        token_hash=token_hash(token), department=department, kind=kind, object_id=object_id, created_at=at,
        expires_at=expires_at,
    )  # fmt: skip
    record(
        verb="organisation.link_made", office=department.office, actor=actor, captured_at=at,
        about=[Concern("department", department.pk), Concern(kind, object_id, "asked")],
        facts={"department": department.pk, "expires_at": expires_at, "name": department.name},
    )  # fmt: skip
    return link, token


@transaction.atomic
def revoke_links(*, kind: str, object_id: int, actor: Actor, at: datetime, department_id: int | None = None) -> int:
    """Revoke every open link to a record (of one department if named); return how many. Twice is once.

    The caller has decided that the record no longer waits for an answer from outside.
    """
    rows = OutsideLink.objects.select_for_update(of=("self",)).select_related("department__office")
    rows = rows.filter(kind=kind, object_id=object_id, revoked_at=None, expires_at__gt=at)
    if department_id is not None:
        rows = rows.filter(department_id=department_id)
    revoked = 0
    for link in rows:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        record(
            verb="organisation.link_revoked", office=link.department.office, actor=actor, captured_at=at,
            about=[Concern("department", link.department_id), Concern(kind, object_id, "asked")],
            facts={"department": link.department_id, "name": link.department.name},
        )  # fmt: skip
        revoked += 1
    return revoked
