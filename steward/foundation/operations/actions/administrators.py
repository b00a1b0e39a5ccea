"""The first account of an installation."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Person
from steward.foundation.timeline import actions as timeline


class AlreadySetUp(Exception):
    """There are accounts already: the first administrator is made once."""


@transaction.atomic
def create_first_administrator(*, username: str, name: str, password: str, actor: Actor, at: datetime) -> Account:
    """Make the account that sets up everything else; its password must be changed at the first sign-in.

    Raises AlreadySetUp when there is any account.
    """
    if Account.objects.exists():
        raise AlreadySetUp
    person = Person.objects.create(name=name)
    account = Account.objects.create_user(
        username, password, person=person, is_system_admin=True, must_change_password=True
    )
    timeline.record(
        verb="operations.administrator_created", office=None, actor=actor, captured_at=at,
        about=[timeline.Concern("account", account.pk), timeline.Concern("person", person.pk, "person")],
    )  # fmt: skip
    return account


def set_up(*, actor: Actor, at: datetime) -> None:
    """Put in what the parts above start with (wire SETTING_UP); may be done again and changes nothing then."""
    for path in settings.SETTING_UP:
        import_string(path)(actor=actor, at=at)
