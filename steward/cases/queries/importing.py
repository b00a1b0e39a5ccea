"""What rows of old cases mean: which are here already, and which cannot become a case."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.utils.translation import gettext_noop as _

from steward.cases.models import Case
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Context, Outcome, Row, Step

NO_DAY = _("No day says when the case came.")
NO_WORDS = _("Neither a title nor a text nor a category says what the case was about.")
LATER = _("The case came after the day of the import.")
DOUBTFUL = _("The year %(year)d is too long ago.")
FIRST_YEAR = 1990


def plan(rows: Sequence[Row], context: Context) -> list[Step]:
    """Return what is to be done with each row: new, here already, or rejected."""
    known = _known([row.identity for row in rows])
    latest = context.at.astimezone(context.office.zone).replace(tzinfo=None) if context.office else None
    return [_step(row, known, latest) for row in rows]


def _known(identities: list[str]) -> set[str]:
    """Return which of these are imported already; the ORM would bind each of thousands by itself."""
    is_sqlite = connection.vendor == "sqlite"
    asked = "IN (SELECT value FROM json_each(%s))" if is_sqlite else "= ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT import_identity FROM cases_case WHERE import_identity IS NOT NULL AND import_identity {asked}",  # noqa: S608  constants
            [json.dumps(identities) if is_sqlite else identities],
        )
        return {row[0] for row in cursor.fetchall()}


def _step(row: Row, known: set[str], latest: datetime | None) -> Step:
    if row.identity in known:
        return Step(row=row, outcome=Outcome.UNCHANGED)
    received = received_at(row)
    reason = None
    if received is None:
        reason = Reason(NO_DAY)
    elif received.year < FIRST_YEAR:
        reason = Reason(DOUBTFUL, {"year": received.year})
    elif latest and received > latest:
        reason = Reason(LATER)
    elif not any(map(row.values.get, ("title", "text", "category"))):
        reason = Reason(NO_WORDS)
    if reason:
        return Step(row=row, outcome=Outcome.REJECTED, reason=reason)
    after = {"received": received.isoformat(" ", "minutes"), "category": row.get("category", "")}
    return Step(row=row, outcome=Outcome.NEW, after=after, work=received)


def received_at(row: Row) -> datetime | None:
    """Return when the case came, without a zone: its day with the time of day, if that stands in a column of its own."""
    received, clock = row.get("received"), row.get("received_clock")
    if received is None or clock is None:
        return received
    return datetime.combine(received.date(), clock)


def imported_in(batch_id: int, after: int, limit: int) -> list[int]:
    """Return the next cases that a batch made, in the order of their ids."""
    made = Case.objects.filter(batch=batch_id, pk__gt=after).order_by("pk")
    return list(made.values_list("pk", flat=True)[:limit])
