"""The log of looks: who saw masked data, exported, printed, or was denied."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.timeline import rules
from steward.foundation.timeline.models import Access
from steward.foundation.ui.paging import KeyPage, page_by_key

ACTS = {
    "reveal": _("looked at personal details"), "export": _("exported"), "print": _("printed"),
    "denied": _("was refused"), "copy": _("copied a text"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look as the log shows it; `title` is empty when the reader may not see the record itself."""

    at: datetime
    person: str
    act: Any
    kind: Any
    title: str
    url: str
    reason: str
    office: str


@dataclass(frozen=True, kw_only=True)
class AccessPage:
    """One page of the log, newest first, with the filters that made it."""

    looks: tuple[Look, ...]
    keys: KeyPage
    acts: dict[str, Any]
    kinds: dict[str, Any]
    act: str
    kind: str
    person: str
    day: date | None


def access_page(
    *, reader: Actor, act: str = "", kind: str = "", person: str = "", day: date | None = None, after: str = "",
    before: str = "",
) -> AccessPage:  # fmt: skip
    """Return a page of the log that this reader may read; `person` is part of a name."""
    rows = rules.visible_to(reader, Access.objects.select_related("person", "office"))
    rows = _filtered(rows, act, kind, person.strip(), day)
    keys = page_by_key(rows, order=["-id"], after=after, before=before)
    labels = {name: described.label for name, described in registry.kinds().items()}
    return AccessPage(
        looks=_told(keys.rows, reader, labels), keys=keys, acts=ACTS, kinds=labels, act=act, kind=kind, person=person,
        day=day,
    )  # fmt: skip


def _filtered(rows: QuerySet, act: str, kind: str, person: str, day: date | None) -> QuerySet:
    if act:
        rows = rows.filter(act=act)
    if kind:
        rows = rows.filter(kind=kind)
    if person:
        rows = rows.filter(person__name__contains=person[:60])
    if day:
        start = datetime.combine(day, time.min, ZoneInfo(settings.TIME_ZONE))
        rows = rows.filter(at__gte=start, at__lt=start + timedelta(days=1))
    return rows


def _told(rows: Iterable[Access], reader: Actor, labels: dict[str, Any]) -> tuple[Look, ...]:
    rows = list(rows)
    found = _records(rows, reader)
    told = []
    for row in rows:
        described, record = registry.kinds().get(row.kind), found.get((row.kind, row.object_id))
        told.append(
            Look(
                at=row.at, person=row.person.name if row.person else "", act=ACTS.get(row.act, row.act),
                kind=labels.get(row.kind, row.kind), title=described.title(record) if described and record else "",
                url=described.url(record) if described and record and described.url else "", reason=row.reason,
                office=row.office.short_name if row.office else "",
            )
        )  # fmt: skip
    return tuple(told)


def _records(rows: list[Access], reader: Actor) -> dict[tuple[str, int], Any]:
    """Return the records looked at, as far as the reader may see them: one statement for each kind."""
    wanted = defaultdict(set)
    for row in rows:
        if row.object_id and row.kind in registry.kinds():
            wanted[row.kind].add(row.object_id)
    found = {}
    for name, ids in wanted.items():
        described = registry.kinds()[name]
        for record in described.visible_to(reader, described.model.objects.filter(pk__in=ids)):
            found[name, record.pk] = record
    return found
