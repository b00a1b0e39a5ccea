"""A kind of its own for tests of search: offices stand for records, and a set of ids says what may be seen."""

from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest import mock

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.kinds import registry
from steward.foundation.search.actions import put

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LIN = Actor(person_id=1, name="林若喬")


@contextmanager
def findable_offices(hidden=frozenset()):
    """Let search know offices as the kind "case"; those in `hidden` may not be seen."""
    kind = registry.Kind(
        name="case",
        label="case",
        model=Office,
        visible_to=lambda actor, rows: rows.exclude(pk__in=hidden),
        title=lambda office: office.name,
        url=lambda office: f"/offices/{office.key}/",
    )
    with mock.patch.object(registry, "kinds", return_value={"case": kind}):
        yield kind


def put_office(text, *, hours=0, **fields):
    """Make an office with this text, `hours` after noon, and put it into the index."""
    number = Office.objects.count() + 1
    office = Office.objects.create(code=f"T{number}", name=text[:80].replace("\0", ""), short_name=f"T{number}")
    put(kind="case", object_id=office.pk, office_id=fields.pop("office_id", None), at=NOON + timedelta(hours=hours),
        text=text, **fields)  # fmt: skip
    return office
