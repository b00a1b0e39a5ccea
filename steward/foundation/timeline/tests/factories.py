"""Acts to test with."""

from datetime import UTC, datetime

from steward.foundation.identity.actor import system
from steward.foundation.identity.models import Office
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
