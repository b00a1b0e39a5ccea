"""Keys that did not come back in time: whoever lent and whoever has them is told, a day later the supervisor too."""

from datetime import datetime, timedelta

from django.db import transaction

from steward.estate.models import KeyLoan
from steward.estate.queries.places import late_loans
from steward.foundation.identity.actor import Actor
from steward.foundation.notices.actions import tell
from steward.organisation.models import PostCode
from steward.organisation.queries import holders_of

A_DAY = timedelta(days=1)
MOST = 500


def remind_late_keys(*, actor: Actor, at: datetime) -> int:
    """Tell of every loan that should have ended, each person once; return how many loans are late. Twice is once."""
    loans = list(late_loans(at=at).select_related("estate_key__office").order_by("due_at", "pk")[:MOST])
    for loan in loans:
        _remind(loan, at)
    return len(loans)


@transaction.atomic
def _remind(loan: KeyLoan, at: datetime) -> None:
    office = loan.estate_key.office
    _tell(loan, {loan.lent_by_id, loan.borrower_id}, at, urgent=False)
    if at - loan.due_at >= A_DAY:
        _tell(loan, holders_of(PostCode.SV, office.pk, at), at, urgent=True)


def _tell(loan: KeyLoan, people, at: datetime, *, urgent: bool) -> None:
    tell(
        people=[person for person in people if person], code="estate.key_overdue", kind="estate_key",
        object_id=loan.estate_key_id, office=loan.estate_key.office, once=f"estate.key_overdue:{loan.pk}", at=at,
        urgent=urgent,
    )  # fmt: skip
