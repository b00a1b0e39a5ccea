"""The one box: what was typed, looked for in every kind of record that the reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry

from .finding import find, find_code

EACH_KIND = 6  # shown of a kind beside others
PAGE = 30  # shown of a kind asked for alone


@dataclass(frozen=True, kw_only=True)
class Found:
    """One record among the results."""

    title: str
    url: str
    icon: str
    line: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """What was found of one kind, newest first; `next_before` leads on, None where this is all."""

    kind: str
    label: str
    found: tuple[Found, ...]
    next_before: int | None = None


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """The results: records that bear exactly what was typed first, then by kind; `kind` when one alone was asked for."""

    words: str
    kind: str = ""
    exact: tuple[Found, ...] = ()
    groups: tuple[Group, ...] = ()


def searchable_kinds() -> list[registry.Kind]:
    """Return the kinds that search knows and that have a page, in the order of the results."""
    described = registry.kinds()
    known = [described[name] for name in settings.SEARCH_KINDS if name in described]
    return [kind for kind in known if kind.url is not None]


def search_page(*, actor: Actor, words: str, kind: str = "", before: int | None = None) -> SearchPage:
    """Return what the actor may see of what was typed, in every kind or in one; `before` goes on from a page."""
    if not words.strip():
        return SearchPage(words="", kind=kind)
    asked = [one for one in searchable_kinds() if kind in ("", one.name)]
    size = PAGE if kind else EACH_KIND
    exact: list[Found] = []
    groups: list[Group] = []
    for one in asked:
        bearing = () if kind else find_code(actor=actor, code=words, kind=one.name).ids
        exact += _shown(one, bearing)
        hits = find(actor=actor, words=words, kind=one.name, limit=size, before=before)
        if found := _shown(one, [pk for pk in hits.ids if pk not in bearing]):
            groups.append(Group(kind=one.name, label=str(one.label), found=found, next_before=hits.next_before))
    return SearchPage(words=words, kind=kind, exact=tuple(exact), groups=tuple(groups))


def _shown(kind: registry.Kind, ids: Sequence[int]) -> tuple[Found, ...]:
    """Return these records as the page shows them, in this order; whether they may be seen was asked before."""
    if not ids:
        return ()
    rows = kind.model._default_manager.filter(pk__in=ids)
    records = {record.pk: record for record in (rows.select_related(*kind.shown_with) if kind.shown_with else rows)}
    lines = kind.lines(list(records.values())) if kind.lines else {}
    return tuple(_found(kind, records[pk], lines.get(pk, "")) for pk in ids if pk in records)


def _found(kind: registry.Kind, record: Any, line: str) -> Found:
    return Found(title=str(kind.title(record)), url=kind.url(record) if kind.url else "", icon=kind.icon, line=line)


def kind_choices() -> Sequence[tuple[str, str]]:
    """Return the kinds that may be asked for alone."""
    return [(kind.name, str(kind.label)) for kind in searchable_kinds()]
