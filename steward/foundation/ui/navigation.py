"""Which of the entries of NAVIGATION one reader may walk through, and which is open."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Way:
    """One entry as a page shows it."""

    url: str
    icon: str
    label: Any
    current: bool
    rail: bool
    last: bool
    tab: str
    act: bool
    key: str


@cache
def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def address(name: str) -> str:
    """Return the address of a page without arguments, or the empty string where the product has no such page."""
    return _address(name) or ""


def part(name: str, key: Any) -> str:
    """Return the address of a part that an app above gives for a record here, or nothing where there is no such app."""
    try:
        return reverse(name, args=[key])
    except NoReverseMatch:
        return ""


def _may_enter(actor: Actor, entry: Mapping[str, Any]) -> bool:
    if not (needs := entry.get("needs")):
        return True
    return bool(import_string(settings.REACH)(actor, *needs))


def _open_entry(entries: list[Mapping[str, Any]], view_name: str) -> Mapping[str, Any] | None:
    namespace = view_name.partition(":")[0]
    exact = [entry for entry in entries if view_name in (entry["url"], *entry.get("also", ()))]
    covering = [entry for entry in entries if namespace in entry.get("covers", ())]
    return next(iter(exact + covering), None)


def ways(actor: Actor, view_name: str) -> tuple[Way, ...]:
    """Return the entries that exist and that this actor may use; at most one of them is current."""
    entries = [entry for entry in settings.NAVIGATION if _address(entry["url"]) and _may_enter(actor, entry)]
    current = _open_entry(entries, view_name)
    return tuple(
        Way(
            url=address(entry["url"]),
            icon=entry["icon"],
            label=entry["label"],
            current=entry is current,
            rail=entry.get("rail", True),
            last=entry.get("last", False),
            tab=entry.get("tab", ""),
            act=entry.get("act", False),
            key=entry.get("key", ""),
        )
        for entry in entries
    )
