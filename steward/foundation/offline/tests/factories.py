"""A phone in Lin's hand, an act that writes a mark, and messages to send."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.offline import actions
from steward.foundation.offline.incoming import Contradicted, Incoming, Outcome, Refused
from steward.foundation.offline.models import Device

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def account(username: str = "lin") -> Account:
    """Return the account of a new person."""
    return Account.objects.create_user(username, person=Person.objects.create(name="林若喬"))


def phone(of: Account, *, key: UUID | None = None, at: datetime = NOW) -> Device:
    """Return a registered phone of an account."""
    return actions.register_device(key=key or uuid4(), name="Lin's phone", account=of, at=at)


def actor_of(of: Account) -> Actor:
    """Return whom an account acts as, without any post."""
    return Actor(person_id=of.person_id, name=of.person.name)


def make_office(incoming: Incoming) -> Outcome:
    """Carry out the act of these tests: make an office of the code in the body, unless its name asks for a refusal."""
    code, name = incoming.body["code"], incoming.body.get("name", "")
    office = Office.objects.create(code=code, name=name, short_name=code)
    if name == "refuse":
        raise Refused("No office of this name.", {"name": ["No."]})
    if name == "conflict":
        raise Contradicted("Somebody was first.")
    if name == "break":
        raise RuntimeError("a mistake in the product")
    return Outcome(kind="office", id=office.pk, words=f"{incoming.captured_at:%H:%M}")


ACTS = {"test.make_office": make_office}


def message(
    seq: int = 1, *, key: UUID | None = None, at: datetime = NOW - timedelta(minutes=5), **body
) -> actions.Sent:
    """Return a message that makes an office."""
    return actions.Sent(
        key=key or uuid4(), seq=seq, act="test.make_office", captured_at=at, body={"code": f"T{seq}", **body}
    )
