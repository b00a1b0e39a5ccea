"""Acts to test with."""

from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection

from steward.foundation.identity.actor import Actor, Holding, system
from steward.foundation.identity.models import Account, Office
from steward.foundation.timeline import actions

AT = datetime(2026, 11, 23, 8, 20, tzinfo=UTC)  # 16:20 in the office


def make_office(code: str = "LX", short_name: str = "臨溪苑") -> Office:
    """Make an office."""
    return Office.objects.create(code=code, name=f"{short_name}管理處", short_name=short_name)


def record_act(office: Office | None, **fields):
    """Record one act about case 7 in unit 3; any field may be given otherwise."""
    usual = {
        "verb": "cases.registered", "office": office, "actor": system("clock"), "captured_at": AT,
        "about": [actions.Concern("case", 7), actions.Concern("unit", 3, "place")], "facts": {"number": "TX-2611-0001"},
    }  # fmt: skip
    return actions.record(**(usual | fields))


def actor_of(account: Account, at: datetime) -> Actor:
    """Answer the wire ACTOR_OF in tests: the username is the post, "OD" in the first office, "AUD" in the company."""
    office = Office.objects.order_by("pk").first() if account.username not in ("AUD", "DM") else None
    held = (Holding(post=account.username, office_id=office.pk if office else None),)
    return Actor(person_id=account.person_id, name=account.person.name, holdings=held)


@contextmanager
def forging():
    """Get past the guards of the database, as somebody could who holds its files or owns its server."""
    if connection.vendor == "sqlite":
        connection.guards_rows = False
    else:
        _say("SET session_replication_role = replica")
    try:
        yield
    finally:
        if connection.vendor == "sqlite":
            connection.guards_rows = True
        else:
            _say("SET session_replication_role = origin")


def _say(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
