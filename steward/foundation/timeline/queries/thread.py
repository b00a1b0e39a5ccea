"""A record's history as its page tells it: sentences, by day, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.timeline.models import About, Event, Origin

from .history import Line, lines
from .wording import Names, fill, instant

PAGE = 50
MOST_COUNTED = 1_000
QUOTED = {"words", "feedback"}  # slots drawn as the customer's own words
FILTERS = ("all", "customer", "evidence")
LABELS = {
    "resident": _("Resident"), "visitor": _("Visitor"), "clock": _("Clock"), "import": _("Import"),
    "link": _("Answer by link"),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ThreadLine:
    """One act as the history shows it; every text is finished."""

    event: int
    day: str  # empty when the line above has the same
    time: str
    icon: str
    mark: str
    headline: str
    actor: str
    on_behalf_of: str
    detail: str
    quotes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    erased: bool = False
    photos: tuple[dict[str, Any], ...] = ()
    papers: tuple[dict[str, Any], ...] = ()
    entered: str = ""  # when it was entered, if after the day of the act
    imported: bool = False
    voided: bool = False
    times: int = 1  # how often the clock warned in the same words, one after the other


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A stretch of a record's history, oldest first."""

    kind: str
    object_id: int
    lines: tuple[ThreadLine, ...]
    earlier: int | None  # give as `before` to read on
    show: str
    counts: dict[str, int]  # by filter; one more than MOST_COUNTED means "more"


def thread(
    *, kind: str, object_id: int, reader: Actor, at: datetime, show: str = "all", before: int | None = None,
    limit: int = PAGE, public_only: bool = False,
) -> Thread:  # fmt: skip
    """Return the newest acts about a record up to `before`, told in the active language.

    The caller has loaded the record from `visible_to(reader, …)`. With `public_only` only acts a resident may read.
    """
    found = About.objects.filter(kind=kind, object_id=object_id)
    if public_only or reader.is_system:
        found = found.filter(verb__in=[name for name, verb in registry.verbs().items() if verb.public])
    chosen = _shown(found, show)
    if before:
        chosen = chosen.filter(event__lt=before)
    wanted = list(chosen.order_by("-event").values_list("event", flat=True).distinct()[: limit + 1])
    events = Event.objects.filter(pk__in=wanted[:limit]).select_related("actor", "on_behalf_of", "office")
    return Thread(
        kind=kind, object_id=object_id, show=show, counts=_counts(found), lines=_told(lines(events), at),
        earlier=wanted[limit - 1] if len(wanted) > limit else None,
    )  # fmt: skip


def _shown(found, show: str):
    if show not in ("customer", "evidence"):
        return found
    return found.filter(verb__in=[name for name, verb in registry.verbs().items() if getattr(verb, show)])


def _counts(found) -> dict[str, int]:
    verbs = [
        verb for _event, verb in found.order_by("event").values_list("event", "verb").distinct()[: MOST_COUNTED + 1]
    ]
    known = registry.verbs()
    counted = {show: sum(1 for v in verbs if v in known and getattr(known[v], show)) for show in FILTERS[1:]}
    return {"all": len(verbs)} | counted


def _told(history: Sequence[Line], at: datetime) -> tuple[ThreadLine, ...]:
    names = Names(line.event.facts for line in history)
    ordered = sorted(history, key=lambda line: (line.event.captured_at, line.event.pk))
    told, last = [], ""
    for line in ordered:
        one = tell(line, names, at)
        if told and _repeats(told[-1], one, line, last):
            told[-1] = replace(told[-1], times=told[-1].times + 1)
            continue
        told.append(replace(one, day="") if one.day == last else one)
        last = one.day
    return tuple(told)


def _repeats(before: ThreadLine, one: ThreadLine, line: Line, day: str) -> bool:
    """Return whether the clock warned in the very same words once more on the same day."""
    same = (before.headline, before.detail, before.mark, before.voided) == (
        one.headline,
        one.detail,
        one.mark,
        one.voided,
    )
    return same and bool(one.mark) and line.event.actor_label == "clock" and one.day == day and not line.said


def tell(line: Line, names: Names, at: datetime) -> ThreadLine:
    """Return one act in words."""
    event, zone = line.event, _zone(line.event)
    verb = registry.verbs().get(event.verb) or registry.Verb(name=event.verb, sentence=event.verb)
    actor = event.actor.name if event.actor else str(LABELS.get(event.actor_label, ""))
    words = names.words(event.facts, zone, {**line.said, "actor": actor}, registry.words_of(event.verb))
    sentences = f"{verb.sentence} {verb.detail}"
    left = {slot: text for slot, text in line.said.items() if "{" + slot + "}" not in sentences}
    local = event.captured_at.astimezone(zone)
    return ThreadLine(
        event=event.pk, day=_day(local, at.astimezone(zone)), time=f"{local:%H:%M}", icon=verb.icon, mark=verb.mark,
        headline=fill(verb.sentence, words), detail=fill(verb.detail, words),
        actor="" if "{actor}" in sentences else actor,
        on_behalf_of=event.on_behalf_of.name if event.on_behalf_of else "",
        quotes=tuple(text for slot, text in left.items() if slot in QUOTED),
        notes=tuple(text for slot, text in left.items() if slot not in QUOTED),
        erased=bool(line.erased), photos=_pictures(event.facts.get("photos", ()), zone),
        papers=tuple(event.facts.get("papers", ())), entered=_entered(event, zone),
        imported=event.origin == Origin.IMPORT, voided=line.voided,
    )  # fmt: skip


def _pictures(photos: Sequence[dict[str, Any]], zone: ZoneInfo) -> tuple[dict[str, Any], ...]:
    return tuple(photo | {"at": instant(photo["at"], zone)} for photo in photos)


def _zone(event: Event) -> ZoneInfo:
    return event.office.zone if event.office else ZoneInfo("UTC")


def _day(local: datetime, now: datetime) -> str:
    return date_format(local, "MONTH_DAY_FORMAT" if local.year == now.year else "DATE_FORMAT")


def _entered(event: Event, zone: ZoneInfo) -> str:
    """Return when the act was entered, if that was after the day on which it happened."""
    late = event.received_at.astimezone(zone).date() > event.local_day
    return instant(event.received_at, zone) if late and event.origin != Origin.IMPORT else ""
