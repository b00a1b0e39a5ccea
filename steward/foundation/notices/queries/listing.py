"""What somebody has been told, in sentences made when they are read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.notices.models import Notice
from steward.foundation.statements import statement
from steward.foundation.timeline.queries.wording import Names, fill
from steward.foundation.ui.paging import KeyPage, page_by_key

MOST_COUNTED = 100


@dataclass(frozen=True, kw_only=True)
class Told:
    """One notice as a list shows it; `url` is empty when the record has no page or may no longer be read."""

    key: UUID
    sentence: str
    url: str
    office: str
    created_at: datetime
    urgent: bool
    unread: bool


@dataclass(frozen=True, kw_only=True)
class NoticesPage:
    """One page of somebody's notices, newest first: those unread, or all."""

    told: tuple[Told, ...]
    keys: KeyPage
    unread: int
    unread_only: bool


@statement
def _unread(person_id):
    waiting = Notice.objects.filter(person_id=person_id, withdrawn_at=None, read_at=None)
    return waiting.values_list("pk", flat=True)[:MOST_COUNTED]


def unread_count(actor: Actor) -> int:
    """Return how many notices wait for this actor, at most 100 of them counted."""
    if actor.person_id is None:
        return 0
    return len(_unread(person_id=actor.person_id))


def notices_page(*, reader: Actor, unread_only: bool = True, after: str = "", before: str = "") -> NoticesPage:
    """Return a page of the reader's own notices."""
    rows = _own(reader).select_related("office")
    if unread_only:
        rows = rows.filter(read_at=None)
    keys = page_by_key(rows, order=["-id"], after=after, before=before)
    return NoticesPage(told=tell(keys.rows, reader), keys=keys, unread=unread_count(reader), unread_only=unread_only)


def tell(notices: Iterable[Notice], reader: Actor) -> tuple[Told, ...]:
    """Return notices in the active language: one statement for each kind of record, two for names."""
    notices = list(notices)
    found, names = _records(notices, reader), Names(notice.facts for notice in notices)
    return tuple(_told(notice, found, names) for notice in notices)


def _own(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(person_id=actor.person_id, withdrawn_at=None)


def _told(notice: Notice, found: dict[tuple[str, int], Any], names: Names) -> Told:
    kind, record = registry.kinds().get(notice.kind), found.get((notice.kind, notice.object_id))
    sentence, url, office = _("About something that you may no longer read."), "", ""
    if kind and record is not None:
        zone = notice.office.zone if notice.office else ZoneInfo(settings.TIME_ZONE)
        words = names.words(
            notice.facts, zone, {"title": str(kind.title(record))}, registry.words() | dict(kind.words)
        )
        sentence = fill(registry.notices().get(notice.code, "{title}"), words)
        url = kind.url(record) if kind.url else ""
        office = notice.office.short_name if notice.office else ""
    return Told(
        key=notice.key, sentence=sentence, url=url, office=office,
        created_at=notice.created_at, urgent=notice.urgent, unread=notice.read_at is None,
    )  # fmt: skip


def _records(notices: list[Notice], reader: Actor) -> dict[tuple[str, int], Any]:
    """Return the records that the notices speak of, as far as the reader may still see them."""
    wanted = defaultdict(set)
    for notice in notices:
        if notice.kind in registry.kinds():
            wanted[notice.kind].add(notice.object_id)
    found = {}
    for name, ids in wanted.items():
        kind = registry.kinds()[name]
        for record in kind.visible_to(reader, kind.model._default_manager.filter(pk__in=ids)):
            found[name, record.pk] = record
    return found
