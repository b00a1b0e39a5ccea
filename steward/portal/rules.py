"""What a resident may see and how often a phone may report; pure."""

import hashlib
from datetime import timedelta

from steward.cases.models import Case, Status

WINDOW = timedelta(minutes=10)
PHONE_LIMIT = 6  # reports of one phone in a window
NETWORK_LIMIT = 120  # of one network address: a whole estate may share one
WRONG_PROOFS = 5
BARRED = timedelta(minutes=15)
LINK_LIFE = timedelta(days=90)
STAGES = ("received", "sent", "in_hand", "done")


def digest(*parts: str) -> bytes:
    """Return the hash under which a secret or a device is kept."""
    return hashlib.sha256("\x1f".join(parts).encode()).digest()


def stage(case: Case) -> int:
    """Return how far the case is for the resident: 0 received … 3 done, 4 closed."""
    if not case.is_open:
        return 4
    if case.status == Status.RESOLVED:
        return 3
    if case.status == Status.IN_HAND:
        return 2
    return 1 if case.owner_id else 0


def is_shown_publicly(case: Case) -> bool:
    """Whether a neighbour may see, at the place, that this is being dealt with: never private or delicate matters."""
    return case.unit_id is None and not (case.is_confidential or case.is_about_persons or case.is_anonymous)
