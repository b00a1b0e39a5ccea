"""Clocks as a page draws them: a bar from start to due, pauses as part of the picture, and finished words."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from steward.foundation.deadlines.models import Deadline, Pause
from steward.foundation.kinds import registry
from steward.foundation.statements import statement
from steward.foundation.ui.marks import due_state, span_words
from steward.foundation.ui.times import moment_words

WIDTH = 200  # of the drawing, in its own units
STRIPE = 10
BAR = {"ok": "run", "soon": "soon", "late": "run", "done": "met", "hold": "run"}


@dataclass(frozen=True)
class Piece:
    """One stretch of the bar: its class (run, soon, late, met, brk) and where it lies."""

    look: str
    x: float
    width: float


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """One clock; `state` as in the pill (ok, soon, late, hold, done), `words` of the pill when not the time left."""

    row: Deadline
    label: Any
    state: str
    words: str
    head: str
    small: str
    pieces: tuple[Piece, ...]
    stripes: str
    now: float | None

    @property
    def due_at(self) -> datetime | None:
        """When it is due; None while it stands still."""
        return self.row.due_at

    @property
    def soon_at(self) -> datetime | None:
        """When it begins to be soon."""
        return self.row.soon_at


@statement
def _clocks_of(kind, object_id):
    clocks = Deadline.objects.filter(kind=kind, object_id=object_id).exclude(state=Deadline.State.CANCELLED)
    return clocks.order_by("cycle", "pk")


@statement
def _pauses_of(clocks):
    return Pause.objects.filter(deadline__pk__in=clocks).order_by("from_at")


def clocks_of(kind: str, object_id: int, at: datetime, names: Sequence[str] | None = None) -> list[ClockView]:
    """Return the clocks of one subject, of each name the last cycle, in the order of `names` (else by start).

    Two statements. Times are told in the active zone.
    """
    rows = _clocks_of(kind=kind, object_id=object_id)
    latest = {row.name: row for row in rows if names is None or row.name in names}
    pauses: dict[int, list[Pause]] = defaultdict(list)
    for pause in _pauses_of(clocks=[row.pk for row in latest.values()]):
        pauses[pause.deadline_id].append(pause)
    order = list(names or latest)
    return [view_of(latest[name], pauses[latest[name].pk], at) for name in order if name in latest]


def view_of(row: Deadline, pauses: Sequence[Pause], at: datetime) -> ClockView:
    """Return how one clock is drawn at this moment."""
    state = _state(row, at)
    end = row.met_at or at
    until = max(row.due_at or end, end)
    scale = WIDTH / max((until - row.started_at).total_seconds(), 60)

    def place(moment: datetime) -> float:
        return round(min(max((moment - row.started_at).total_seconds() * scale, 0), WIDTH), 1)

    breaks = [(place(p.from_at), place(min(p.until_at or end, end))) for p in pauses if p.from_at < end]
    head, small = _texts(row, pauses, at)
    return ClockView(
        row=row, label=registry.words().get("clock", {}).get(row.name, row.name), state=state,
        words=_words(row, state), head=head, small=small, pieces=_pieces(row, state, place, end, breaks),
        stripes=_stripes(breaks), now=None if row.met_at else place(at),
    )  # fmt: skip


def _state(row: Deadline, at: datetime) -> str:
    if row.state == Deadline.State.MET:
        return "late" if row.is_late(at) else "done"
    if row.due_at is None:
        return "hold"
    return due_state(row.due_at, at, row.soon_at)


def _words(row: Deadline, state: str) -> str:
    if row.met_at and state == "late":
        return _("%(time)s late") % {"time": span_words(row.met_at - row.due_at)}
    return ""


def _pieces(
    row: Deadline, state: str, place: Any, end: datetime, breaks: Sequence[tuple[float, float]]
) -> tuple[Piece, ...]:
    """Return the bar cut at its pauses; what ran after the due time is drawn late."""
    found, x, stop = [], 0.0, place(end)
    for begin, finish in breaks:
        found += [Piece(BAR[state], x, round(begin - x, 1)), Piece("brk", begin, round(finish - begin, 1))]
        x = finish
    found.append(Piece(BAR[state], x, round(stop - x, 1)))
    if state == "late" and row.due_at:
        over = place(row.due_at)
        found.append(Piece("late", over, round(stop - over, 1)))
    return tuple(piece for piece in found if piece.width > 0)


def _stripes(breaks: Sequence[tuple[float, float]]) -> str:
    """Return the path of the hatching that marks a pause without colour."""
    return "".join(
        f"M{x} 13l8-12h1.6l-8 12z"
        for begin, finish in breaks
        for x in range(int(begin) + 2, int(finish) - STRIPE + 1, STRIPE)
    )


def _texts(row: Deadline, pauses: Sequence[Pause], at: datetime) -> tuple[str, str]:
    today = timezone.localtime(at).date()
    limit = span_words(timedelta(minutes=row.limit_minutes))
    if row.met_at:
        words = _("limit %(limit)s, met late") if row.is_late(at) else _("limit %(limit)s, met on time")
        return span_words(row.met_at - row.started_at), words % {"limit": limit}
    if row.due_at is None:
        last = pauses[-1] if pauses else None
        reason = registry.words().get("pause_reason", {}).get(last.reason, "") if last else ""
        since = moment_words(last.from_at, today) if last else ""
        return _("stands since %(moment)s") % {"moment": since}, str(reason)
    head = moment_words(row.due_at, today)
    if row.due_at != row.original_due_at:
        original = moment_words(row.original_due_at, today)
        moved = span_words(row.due_at - row.original_due_at)
        later = row.due_at > row.original_due_at
        words = _("was %(original)s, %(moved)s later") if later else _("was %(original)s, %(moved)s earlier")
        return head, words % {"original": original, "moved": moved}
    if row.promised_at:
        return head, _("promised: %(moment)s") % {"moment": moment_words(row.promised_at, today)}
    words = _("limit %(limit)s of working time") if row.basis == "working" else _("limit %(limit)s")
    return head, words % {"limit": limit}
