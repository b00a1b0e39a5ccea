"""Machines at a counter: registered, closed; and the change of person on them."""

import hashlib
import secrets
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office
from steward.foundation.timeline.actions import Concern, log_access, record
from steward.organisation import rules
from steward.organisation.models import Counter, CounterPin
from steward.organisation.queries.counters import accounts_at

from .refusals import CounterClosed, PinIsWeak, WrongPin


@transaction.atomic
def register_counter(*, office_id: int, name: str, actor: Actor, at: datetime) -> tuple[Counter, str]:
    """Register a machine for an office; return it with the secret that its browser keeps. Raises PermissionDenied."""
    rules.require(actor, "counter", "register", office_id)
    token = secrets.token_urlsafe(32)
    row = Counter.objects.create(
        office=Office.objects.get(pk=office_id), name=name, token_hash=hashlib.sha256(token.encode()).digest(),
        registered_by_id=actor.person_id, registered_at=at,
    )  # fmt: skip
    _write("organisation.counter_registered", row, actor, at)
    return row, token


@transaction.atomic
def close_counter(*, counter_id: int, actor: Actor, at: datetime) -> Counter:
    """Close a machine: nobody changes over on it, and whoever works on it is signed out. Twice is once."""
    row = Counter.objects.select_for_update(of=("self",)).select_related("office").get(pk=counter_id)
    rules.require(actor, "counter", "close", row.office_id)
    if row.closed_at is None:
        row.closed_at, row.closed_by_id = at, actor.person_id
        row.save(update_fields=["closed_at", "closed_by"])
        _write("organisation.counter_closed", row, actor, at)
    return row


@transaction.atomic
def set_pin(*, account_id: int, pin: str, actor: Actor, at: datetime) -> None:
    """Set one's own number for counters; the door has asked for the password again. Raises PinIsWeak."""
    account = Account.objects.select_for_update(of=("self",)).select_related("person").get(pk=account_id)
    rules.require(actor, "account", "change_own", owners=[account.person_id])
    if rules.is_weak_pin(pin, account.person.phone):
        raise PinIsWeak
    CounterPin.objects.update_or_create(
        account=account, defaults={"pin": make_password(pin), "epoch": account.session_epoch, "set_at": at}
    )
    record(
        verb="organisation.pin_set", office=None, actor=actor, captured_at=at,
        about=[Concern("person", account.person_id)],
    )  # fmt: skip


@transaction.atomic
def change_over(*, counter_id: int, account_id: int, pin: str, actor: Actor, at: datetime) -> Account:
    """Let a colleague of the counter's office take it over by number; the look-in is written down.

    Raises CounterClosed; WrongPin for whoever may not sign in here and for a wrong number alike: the door counts it.
    """
    counter = Counter.objects.select_related("office").get(pk=counter_id)
    if counter.closed_at is not None:
        raise CounterClosed
    held = CounterPin.objects.filter(account_id=account_id, account__in=accounts_at(counter, at)).select_related(
        "account__person"
    )
    found = held.first()
    if found is None:
        make_password(pin)  # as long as a comparison takes
        raise WrongPin
    if not check_password(pin, found.pin):
        raise WrongPin
    who = Actor(person_id=found.account.person_id, name=found.account.person.name)
    log_access(actor=who, act="counter.taken_over", kind="counter", object_id=counter.pk, at=at, office=counter.office)
    return found.account


def _write(verb: str, row: Counter, actor: Actor, at: datetime) -> None:
    record(
        verb=verb, office=row.office, actor=actor, captured_at=at,
        about=[Concern("counter", row.pk), Concern("office", row.office_id, "in")], facts={"name": row.name},
    )  # fmt: skip
