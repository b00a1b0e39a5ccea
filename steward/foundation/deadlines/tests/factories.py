"""Offices, people and clocks for tests."""

from datetime import UTC, datetime

from steward.foundation.deadlines import actions
from steward.foundation.identity.models import Office, Person

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 09:00 in the office


def office(code="LX", **more) -> Office:
    return Office.objects.create(code=code, name="臨溪苑管理處", short_name="臨溪苑", **more)


def person(name="林若喬") -> Person:
    return Person.objects.create(name=name)


def clock(office, *, name="final", minutes=240, at=MONDAY, kind="case", object_id=7, **more):
    return actions.start(
        office=office, kind=kind, object_id=object_id, name=name, limit_minutes=minutes, at=at, **more
    )
