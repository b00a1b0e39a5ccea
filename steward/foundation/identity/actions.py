"""What a person decides about the own account; no timeline row, for nobody else's work depends on it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from .actor import Actor
from .models import Account, FailedTries, Person, Session


@transaction.atomic
def choose_language(*, actor: Actor, language: str, at: datetime) -> None:
    """Keep the language that this person reads."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=actor.person_id)
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def set_own_password(*, account_id: int, password: str) -> Account:
    """Set the password that a person chose (already checked against the rules); what had to be changed is changed.

    Every other session of the account ends, for the hash that sessions carry follows the password.
    """
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id)
    account.set_password(password)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    return account


@transaction.atomic
def end_sessions(*, account_id: int, keys: Iterable[UUID] | None = None, but: str = "") -> int:
    """End sign-ins of an account: those named, or all but the one whose hashed key is `but`; return how many."""
    rows = Session.objects.filter(account_id=account_id).exclude(session_key=but)
    if keys is not None:
        rows = rows.filter(key__in=list(keys))
    return rows.delete()[0]


@transaction.atomic
def count_failure(*, windows: Iterable[tuple[str, timedelta]], at: datetime) -> None:
    """Count a failed try against each key; a window begins with its first failure and later ones do not extend it."""
    for key, span in windows:
        FailedTries.objects.filter(key=key, until_at__lte=at).delete()
        if not FailedTries.objects.filter(key=key).update(n=F("n") + 1):
            _row, created = FailedTries.objects.get_or_create(key=key, defaults={"n": 1, "until_at": at + span})
            if not created:
                FailedTries.objects.filter(key=key).update(n=F("n") + 1)


@transaction.atomic
def forget_what_is_over(*, at: datetime) -> int:
    """Delete sessions that have ended and counts that no longer count; the clock calls it each night."""
    ended = Session.objects.filter(expire_date__lte=at).delete()[0]
    return ended + FailedTries.objects.filter(until_at__lte=at).delete()[0]
