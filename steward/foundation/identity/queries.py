"""What the identity is asked: whose name was typed, which sign-ins run."""

from datetime import datetime

from django.db.models import Q, QuerySet

from steward.foundation.statements import statement

from .models import Account, Session


@statement
def _account(account_id):
    return Account.objects.filter(pk=account_id).select_related("person")


def account_of(account_id: int) -> Account | None:
    """Return an account with its person."""
    return _account.first(account_id=account_id)


def account_named(typed: str) -> Account | None:
    """Return the account meant by a user name, a telephone number or an e-mail address; None when it is not one alone.

    One statement whatever was typed, so that the time taken says nothing about who exists.
    """
    words = typed.strip()
    digits = "".join(c for c in words if c.isdigit())
    meant = Q(username__iexact=words)
    if len(digits) >= 7:
        meant |= Q(person__phone=words) | Q(person__phone=digits)
    if "@" in words:
        meant |= Q(email__iexact=words) | Q(person__email__iexact=words)
    found = list(Account.objects.filter(meant)[:3])
    exact = [account for account in found if account.username.casefold() == words.casefold()]
    chosen = exact or found
    return chosen[0] if len(chosen) == 1 else None


def running_sessions(account_id: int, at: datetime) -> QuerySet[Session]:
    """Return the sign-ins of an account that have not ended, the newest first."""
    return Session.objects.filter(account_id=account_id, expire_date__gt=at).order_by("-started_at", "-key")
