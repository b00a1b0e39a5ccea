"""The picture of one time limit: how much has run, where it was paused, where now is (component `clocks`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from steward.foundation.ui.marks import due_state, span_words

WIDTH = 200
STRIPE = 10


class Bar(NamedTuple):
    """One stretch of the picture: its class, where it begins and how wide it is."""

    look: str
    x: float
    width: float


@dataclass(frozen=True)
class ClockFace:
    """One limit as a page shows it.

    `ends_at` is where the picture ends: the date due, or while it is paused the date it would be due if it ran on now.
    `pauses` are pairs of instants, the last open (None) while it is paused. `words` and `note` stand under the picture.
    """

    label: str
    started_at: datetime
    ends_at: datetime
    now: datetime
    met_at: datetime | None = None
    soon_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()
    words: str = ""
    note: str = ""

    @cached_property
    def is_paused(self) -> bool:
        """Whether it stands still now."""
        return not self.met_at and bool(self.pauses) and self.pauses[-1][1] is None

    @cached_property
    def state(self) -> str:
        """ok, soon, late, hold or done: how the pill looks."""
        if self.met_at:
            return "done" if self.met_at <= self.ends_at else "late"
        return "hold" if self.is_paused else due_state(self.ends_at, self.now, self.soon_at)

    @cached_property
    def pill(self) -> str:
        """The words of the pill where the time left does not say it."""
        if self.met_at and self.met_at > self.ends_at:
            return _("%(time)s late") % {"time": span_words(self.met_at - self.ends_at)}
        return ""

    def _x(self, at: datetime) -> float:
        last = max(self.ends_at, self.met_at or self.now)
        whole = (last - self.started_at).total_seconds() or 1
        return round(min(max((at - self.started_at).total_seconds() / whole, 0), 1) * WIDTH, 1)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The stretches that ran, in order, by colour."""
        return tuple(bar for bar in self._stretches() if bar.width > 0)

    def _stretches(self) -> Iterator[Bar]:
        until = self.met_at or self.now
        look = "met" if self.state == "done" else "soon" if self.state == "soon" else "run"
        at = self.started_at
        for begin, end in (*self.pauses, (until, until)):
            stop = min(begin, self.ends_at)
            yield Bar("run" if look == "soon" and begin != until else look, self._x(at), self._x(stop) - self._x(at))
            at = max(end or until, at)
        if until > self.ends_at:
            yield Bar("late", self._x(self.ends_at), self._x(until) - self._x(self.ends_at))

    @cached_property
    def breaks(self) -> tuple[Bar, ...]:
        """The pauses, drawn as hatched boxes."""
        until = self.met_at or self.now
        boxes = (Bar("brk", self._x(a), self._x(b or until) - self._x(a)) for a, b in self.pauses)
        return tuple(box for box in boxes if box.width > 0)

    @cached_property
    def stripes(self) -> str:
        """The hatching of every pause, as one path."""
        lines = []
        for _look, x, width in self.breaks:
            at = x + 4
            while at + 9.6 <= x + width:
                lines.append(f"M{at:g} 13l8-12h1.6l-8 12z")
                at += STRIPE
        return "".join(lines)

    @cached_property
    def now_x(self) -> float | None:
        """Where now is; None once it is met."""
        return None if self.met_at else min(self._x(self.now), WIDTH - 2.5)
