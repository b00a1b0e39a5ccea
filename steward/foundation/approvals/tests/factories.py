"""People in posts and requests for tests."""

from datetime import UTC, datetime

from steward.foundation.approvals import actions
from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Office, Person

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
