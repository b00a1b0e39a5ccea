"""Offices, people and hours for tests."""

from datetime import UTC, date, datetime, time

from steward.foundation.identity.actor import Actor, Holding
from steward.foundation.identity.models import Office, Person

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NEW_YEAR = date(2026, 1, 1)
NINE, NOON, ONE, SIX = time(9), time(12), time(13), time(18)
WEEK = {weekday: [(NINE, NOON), (ONE, SIX)] for weekday in range(5)}


def office(code="LX", **more) -> Office:
    return Office.objects.create(code=code, name="臨溪苑管理處", short_name="臨溪苑", **more)


def holder(name: str, post: str, office: Office | None = None) -> Actor:
    person = Person.objects.create(name=name)
    return Actor(
        person_id=person.pk, name=name, holdings=(Holding(post=post, office_id=office.pk if office else None),)
    )
