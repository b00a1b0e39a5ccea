"""Accounts: opened with a one-time password, disabled at once, reset; who runs the system."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Membership

from .refusals import HasAccount, HasLeft, LastAdministrator, NameTaken, OwnAccount

UNMISTAKABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: it is read aloud and typed once
STAFF, ADMIN = "staff", "admin"


def _one_time_password() -> str:
    """Return twelve characters in three groups (about 59 bits)."""
    return "-".join("".join(secrets.choice(UNMISTAKABLE) for _ in range(4)) for _ in range(3))


def _require(actor: Actor, action: str, person_id: int, *, is_admin: bool = False) -> None:
    """Raise PermissionDenied unless the action is given in one of the offices where the person has, or had, a post."""
    state = ADMIN if is_admin else STAFF
    offices = set(Membership.objects.filter(person_id=person_id).values_list("office_id", flat=True)) or {None}
    if not any(rules.may(actor, "account", action, office_id, state=state) for office_id in offices):
        rules.require(actor, "account", action, state=state)


@transaction.atomic
def open_account(*, person_id: int, username: str, actor: Actor, at: datetime) -> tuple[Account, str]:
    """Open an account; return it with the password that is shown once and must be changed at the first sign-in.

    Raises PermissionDenied, HasAccount, HasLeft and NameTaken.
    """
    _require(actor, "open", person_id)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if not person.is_active:
        raise HasLeft
    if Account.objects.filter(person=person).exists():
        raise HasAccount
    if Account.objects.filter(username__iexact=username).exists():
        raise NameTaken
    password = _one_time_password()
    try:
        with transaction.atomic():
            account = Account.objects.create_user(
                username, password, person=person, email=person.email, must_change_password=True
            )
    except IntegrityError as taken:
        raise NameTaken from taken
    _write("organisation.account_opened", account, actor, at)
    return account, password


@transaction.atomic
def disable_account(*, person_id: int, actor: Actor, at: datetime) -> Account:
    """Disable an account: every session of it ends with its next request. Twice is once.

    Raises PermissionDenied, OwnAccount and LastAdministrator.
    """
    account = _locked(person_id)
    _require(actor, "disable", person_id, is_admin=account.is_system_admin)
    if actor.person_id == person_id:
        raise OwnAccount
    _keep_one_administrator(account)
    if account.is_active:
        account.is_active = False
        account.session_epoch += 1
        account.save(update_fields=["is_active", "session_epoch"])
        _write("organisation.account_disabled", account, actor, at)
    return account


@transaction.atomic
def enable_account(*, person_id: int, actor: Actor, at: datetime) -> Account:
    """Let a disabled account sign in again. Raises PermissionDenied and HasLeft."""
    account = _locked(person_id)
    _require(actor, "enable", person_id, is_admin=account.is_system_admin)
    if not account.person.is_active:
        raise HasLeft
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
        _write("organisation.account_enabled", account, actor, at)
    return account


@transaction.atomic
def reset_password(*, person_id: int, actor: Actor, at: datetime) -> tuple[Account, str]:
    """Set a new one-time password, shown once; every session of the account ends.

    Raises PermissionDenied and OwnAccount (one's own is changed on one's own page, with the old one).
    """
    account = _locked(person_id)
    _require(actor, "reset", person_id, is_admin=account.is_system_admin)
    if actor.person_id == person_id:
        raise OwnAccount
    password = _one_time_password()
    account.set_password(password)
    account.must_change_password = True
    account.session_epoch += 1
    account.save(update_fields=["password", "must_change_password", "session_epoch"])
    _write("organisation.password_reset", account, actor, at)
    return account, password


@transaction.atomic
def set_administrator(*, person_id: int, is_admin: bool, actor: Actor, at: datetime) -> Account:
    """Make an account that of a system administrator, or no more.

    Raises PermissionDenied, OwnAccount and LastAdministrator.
    """
    rules.require(actor, "account", "make_admin")
    account = _locked(person_id)
    if actor.person_id == person_id:
        raise OwnAccount
    if not is_admin:
        _keep_one_administrator(account)
    if account.is_system_admin != is_admin:
        account.is_system_admin = is_admin
        account.session_epoch += 1
        account.save(update_fields=["is_system_admin", "session_epoch"])
        _write("organisation.admin_made" if is_admin else "organisation.admin_unmade", account, actor, at)
    return account


def write_account_change(*, account_id: int, what: str, actor: Actor, at: datetime) -> None:
    """Write down what a person changed about the own sign-in; the identity tells it by wire (ACCOUNT_CHANGED)."""
    account = Account.objects.select_related("person").get(pk=account_id)
    _write(f"organisation.{what}", account, actor, at)


def _locked(person_id: int) -> Account:
    return Account.objects.select_for_update(of=("self",)).select_related("person").get(person_id=person_id)


def _keep_one_administrator(account: Account) -> None:
    """Raise LastAdministrator when nobody else could run the system."""
    others = Account.objects.filter(is_system_admin=True, is_active=True).exclude(pk=account.pk)
    if account.is_system_admin and account.is_active and not others.exists():
        raise LastAdministrator


def _write(verb: str, account: Account, actor: Actor, at: datetime) -> None:
    post = (
        Membership.objects.filter(person_id=account.person_id, office__isnull=False)
        .select_related("office")
        .order_by("-from_on", "-pk")
        .first()
    )
    office: Office | None = post.office if post else None
    record(verb=verb, office=office, actor=actor, captured_at=at, about=[Concern("person", account.person_id)])
