"""Links by which an outside department answers one record without an account."""

import hashlib
from datetime import datetime

from steward.organisation.models import OutsideLink


def token_hash(token: str) -> bytes:
    """Return what is kept of a link's token."""
    return hashlib.sha256(token.encode()).digest()


def resolve_link(token: str, at: datetime) -> OutsideLink | None:
    """Return the link that this token opens at this moment; None when it is unknown, expired or revoked."""
    return (
        OutsideLink.objects.filter(token_hash=token_hash(token), expires_at__gt=at, revoked_at=None)
        .select_related("department")
        .first()
    )
