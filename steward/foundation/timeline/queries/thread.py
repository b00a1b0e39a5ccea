"""A record's history as its page tells it: sentences, by day, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.statements import statement
from steward.foundation.timeline.models import About, Origin

from .history import Act, Line, acts, lines
from .wording import Names, fill, instant

PAGE = 50
MOST_COUNTED = 1_000
GAP = "\u3000"  # two facts on a line
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

    @property
    def anchor(self) -> str:
        """The name by which an address leads to it."""
        return f"event-{self.event}"

    @property
    def told(self) -> str:
        """Who did it, and what stands after the headline, each after a gap."""
        return "".join(f"{GAP}{words}" for words in (self.actor, self.detail) if words)

    @property
    def is_bare(self) -> bool:
        """Whether it is told by its sentence and notes alone, as most are."""
        return not (
            self.on_behalf_of or self.quotes or self.erased or self.photos or self.papers or self.entered
            or self.imported or self.voided or self.times > 1
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Thread:
    """A stretch of a record's history, oldest first."""

    kind: str
    object_id: int
    lines: tuple[ThreadLine, ...]
    earlier: int | None  # give as `before` to read on
    show: str
    counts: dict[str, int]  # by filter; one more than MOST_COUNTED means "more"


@statement
def _acts_about(kind, object_id):
    """Find the acts about a record, newest first, with their verbs, and one more than are counted."""
    found = About.objects.filter(kind=kind, object_id=object_id).order_by("-event")
    return found.values_list("event", "verb").distinct()[: MOST_COUNTED + 1]


def thread(
    *, kind: str, object_id: int, reader: Actor, at: datetime, show: str = "all", before: int | None = None,
    limit: int = PAGE, public_only: bool = False,
) -> Thread:  # fmt: skip
    """Return the newest acts about a record up to `before`, told in the active language.

    The caller has loaded the record from `visible_to(reader, …)`. With `public_only` only acts a resident may read.
    """
    about = _acts_about(kind=kind, object_id=object_id)
    narrow = public_only or reader.is_system
    wanted = _wanted(about, show, before, narrow=narrow)[: limit + 1]
    if len(about) > MOST_COUNTED:
        wanted = _looked_up(kind, object_id, show, before, narrow=narrow)[: limit + 1]
    return Thread(
        kind=kind, object_id=object_id, show=show, counts=_counts(about, narrow=narrow),
        lines=_told(lines(acts(wanted[:limit])), at), earlier=wanted[limit - 1] if len(wanted) > limit else None,
    )  # fmt: skip


def _verbs(show: str, *, narrow: bool) -> frozenset[str] | None:
    """Return the verbs that a filter shows, only those for residents when narrow; None for every one."""
    if not narrow and show not in FILTERS[1:]:
        return None
    return frozenset(
        name
        for name, verb in registry.verbs().items()
        if (verb.public or not narrow) and (show not in FILTERS[1:] or getattr(verb, show))
    )


def _wanted(about: Sequence[tuple[int, str]], show: str, before: int | None, *, narrow: bool) -> list[int]:
    """Return which of these acts to show, newest first."""
    verbs = _verbs(show, narrow=narrow)
    return [event for event, verb in about if (verbs is None or verb in verbs) and (not before or event < before)]


def _looked_up(kind: str, object_id: int, show: str, before: int | None, *, narrow: bool) -> list[int]:
    """Return the acts to show, newest first, where there are more than are counted (one statement)."""
    found = About.objects.filter(kind=kind, object_id=object_id)
    if (verbs := _verbs(show, narrow=narrow)) is not None:
        found = found.filter(verb__in=verbs)
    if before:
        found = found.filter(event__lt=before)
    return list(found.order_by("-event").values_list("event", flat=True).distinct()[: MOST_COUNTED + 1])


def _counts(about: Sequence[tuple[int, str]], *, narrow: bool) -> dict[str, int]:
    return {show: len(_wanted(about, show, None, narrow=narrow)) for show in FILTERS}


def _told(history: Sequence[Line[Act]], at: datetime) -> tuple[ThreadLine, ...]:
    events = [line.event for line in history]
    names = Names(
        (event.facts for event in events),
        people={p for event in events for p in (event.actor_id, event.on_behalf_of_id) if p},
        offices={event.office_id for event in events if event.office_id},
    )
    teller, told = Teller(names, at), []
    for line in sorted(history, key=lambda line: (line.event.captured_at, line.event.pk)):
        one = teller.tell(line)
        if told and _repeats(told[-1], one, line):
            told[-1] = replace(told[-1], times=told[-1].times + 1)
        else:
            told.append(one)
    return tuple(told)


def _repeats(before: ThreadLine, one: ThreadLine, line: Line[Act]) -> bool:
    """Return whether the clock warned in the very same words once more on the same day."""
    if one.day or not one.mark or line.event.actor_label != "clock" or line.said:
        return False
    words = (one.headline, one.detail, one.mark, one.voided)
    return words == (before.headline, before.detail, before.mark, before.voided)


@dataclass(frozen=True)
class Sentence:
    """The sentence of a verb in the reader's language, and the names that it uses."""

    headline: str
    detail: str
    icon: str
    mark: str

    def names(self, slot: str) -> bool:
        """Return whether what stands in this slot is told in the sentence itself."""
        return "{" + slot + "}" in self.headline or "{" + slot + "}" in self.detail


class Teller:
    """Tells acts in words one after the other; what is the same for many of them is worked out once."""

    def __init__(self, names: Names, at: datetime) -> None:
        self.names, self.at = names, at
        self._sentences: dict[str, Sentence] = {}
        self._last: date | None = None

    def tell(self, line: Line[Act]) -> ThreadLine:
        """Return one act in words; its day only where the act before had another."""
        event, zone = line.event, self.names.zone(line.event.office_id)
        sentence = self._sentence(event.verb)
        actor = self.names.person(event.actor_id) if event.actor_id else str(LABELS.get(event.actor_label, ""))
        words = self.names.words(event.facts, zone, {**line.said, "actor": actor}, registry.words_of(event.verb))
        left = {slot: text for slot, text in line.said.items() if not sentence.names(slot)}
        local = event.captured_at.astimezone(zone)
        return ThreadLine(
            event=event.pk, day=self._day(local), time=f"{local:%H:%M}", icon=sentence.icon, mark=sentence.mark,
            headline=fill(sentence.headline, words), detail=fill(sentence.detail, words),
            actor="" if sentence.names("actor") else actor, on_behalf_of=self.names.person(event.on_behalf_of_id),
            quotes=tuple(text for slot, text in left.items() if slot in QUOTED),
            notes=tuple(text for slot, text in left.items() if slot not in QUOTED),
            erased=bool(line.erased), photos=_pictures(event.facts.get("photos", ()), zone),
            papers=tuple(event.facts.get("papers", ())), entered=_entered(event, zone),
            imported=event.origin == Origin.IMPORT, voided=line.voided,
        )  # fmt: skip

    def _sentence(self, name: str) -> Sentence:
        if name not in self._sentences:
            verb = registry.verbs().get(name) or registry.Verb(name=name, sentence=name)
            self._sentences[name] = Sentence(
                str(verb.sentence), str(verb.detail) if verb.detail else "", verb.icon, verb.mark
            )
        return self._sentences[name]

    def _day(self, local: datetime) -> str:
        day = local.date()
        if day == self._last:
            return ""
        self._last = day
        year = self.at.astimezone(local.tzinfo).year
        return date_format(local, "MONTH_DAY_FORMAT" if local.year == year else "DATE_FORMAT")


def _pictures(photos: Sequence[dict[str, Any]], zone: ZoneInfo) -> tuple[dict[str, Any], ...]:
    return tuple(photo | {"at": instant(photo["at"], zone)} for photo in photos)


def _entered(event: Act, zone: ZoneInfo) -> str:
    """Return when the act was entered, if that was after the day on which it happened."""
    if event.origin == Origin.IMPORT or event.received_at.astimezone(zone).date() <= event.local_day:
        return ""
    return instant(event.received_at, zone)
