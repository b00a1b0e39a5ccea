"""People in posts and requests for tests."""

from datetime import UTC, datetime

from steward.foundation.approvals import actions
from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.identity.tests.factories import make_account

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 09:00 in the office
NEW_DUE = "2026-11-30T02:00:00+00:00"


def office(code="LX", **more) -> Office:
    return Office.objects.create(code=code, name="臨溪苑管理處", short_name="臨溪苑", **more)


def holder(name: str, post: str, office: Office | None = None, standing_in_for: int | None = None) -> Actor:
    person = Person.objects.create(name=name, email=f"{post}@example.org")
    holding = Holding(post=post, office_id=office.pk if office else None, standing_in_for=standing_in_for)
    return Actor(person_id=person.pk, name=name, holdings=(holding,))


def ask(office, asker, *, steps=("DA", "OD"), kind="matters.later", at=MONDAY, why="供方缺貨", **more):
    return actions.request(
        kind=kind, subject_kind="matter", object_id=more.pop("object_id", office.pk), office=office,
        steps=[actions.Wanted(post=post) for post in steps], actor=asker, at=at, payload={"new_due_at": NEW_DUE},
        why=why, **more,
    )  # fmt: skip


def sign_in(client, who: Actor):
    """Sign this person in; the account remembers the post, from which `actor_of` makes the actor again."""
    account = Account.objects.filter(person=who.person_id).first()
    if account is None:
        person = Person.objects.get(pk=who.person_id)
        account = make_account(username=f"{who.holdings[0].post}-{person.pk}", person=person)
    client.force_login(account)
    return client


def actor_of(account: Account, at: datetime) -> Actor:
    """Answer the wire ACTOR_OF in tests: the post stands in the username, always in the first office."""
    office = Office.objects.order_by("pk").first()
    holding = Holding(post=account.username.partition("-")[0], office_id=office.pk)
    return Actor(person_id=account.person_id, name=account.person.name, holdings=(holding,))
