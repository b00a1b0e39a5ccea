"""The arithmetic of a clock: when it is due, when it is soon, when each rung's moment comes. No database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from steward.foundation.calendar.worktime import WorkCalendar

SOON_SHARE = 4  # "soon" begins when a quarter of the limit …
SOON = timedelta(hours=2)  # … or two hours are left, whichever comes first


class RungLike(Protocol):
    """What the arithmetic needs of a rung."""

    number: int
    position: int
    when: str
    amount: int
    basis: str
    audience: str


@dataclass(frozen=True)
class Step:
    """A rung whose moment is known; rung None is the miss itself."""

    at: datetime
    rung: RungLike | None

    @property
    def number(self) -> int:
        """The number under which the step is remembered."""
        return self.rung.number if self.rung else 0


@dataclass(frozen=True)
class Clock:
    """The facts that decide the due time of one clock; `pauses` are (from, until), until None while one lasts."""

    basis: str
    limit_minutes: int
    base_at: datetime
    base_due_at: datetime | None = None
    pauses: Sequence[tuple[datetime, datetime | None]] = ()


@dataclass(frozen=True)
class Due:
    """When a clock is due, when it is soon, and whether a year without holidays on record was crossed."""

    at: datetime
    soon_at: datetime
    flagged: bool


def due(clock: Clock, calendar: WorkCalendar) -> Due:
    """Return when this clock is due: its base moved by the time that its pauses took (of the clock's own time)."""
    stood = sum(
        (
            elapsed(max(begin, clock.base_at), end, clock.basis, calendar)
            for begin, end in clock.pauses
            if end is not None and end > clock.base_at
        ),
        timedelta(0),
    )
    limit = timedelta(minutes=clock.limit_minutes)
    at = clock.base_due_at or later(clock.base_at, limit, clock.basis, calendar)
    at = later(at, stood, clock.basis, calendar)
    lead = max(limit / SOON_SHARE, SOON)
    soon_at = max(clock.base_at, earlier(at, lead, clock.basis, calendar))
    guessed = not calendar.has_hours or not calendar.knows(clock.base_at, at)
    return Due(at, soon_at, clock.basis == "working" and guessed)


def steps(*, due_at: datetime, limit_minutes: int, started_at: datetime, rungs: Iterable[RungLike],
          calendar: WorkCalendar) -> list[Step]:  # fmt: skip
    """Return every rung and the miss in the order of their moments; a rung before the start is left out."""
    found = [Step(due_at, None)]
    for rung in rungs:
        at = _moment(rung, due_at, limit_minutes, calendar)
        if at > started_at:
            found.append(Step(at, rung))
    return sorted(found, key=lambda step: (step.at, step.rung.position if step.rung else -1))


def _moment(rung: RungLike, due_at: datetime, limit_minutes: int, calendar: WorkCalendar) -> datetime:
    if rung.when == "after":
        return later(due_at, timedelta(minutes=rung.amount), rung.basis, calendar)
    minutes = limit_minutes * rung.amount // 100 if rung.when == "share" else rung.amount
    return earlier(due_at, timedelta(minutes=minutes), rung.basis, calendar)


def later(at: datetime, span: timedelta, basis: str, calendar: WorkCalendar) -> datetime:
    """Return the instant this much later; in calendar time where an office has no working time at all."""
    if basis == "working" and calendar.has_hours:
        return calendar.later(at, span)
    return at.astimezone(UTC) + span


def earlier(at: datetime, span: timedelta, basis: str, calendar: WorkCalendar) -> datetime:
    """Return the instant this much earlier, in the same way."""
    if basis == "working" and calendar.has_hours:
        return calendar.earlier(at, span)
    return at.astimezone(UTC) - span


def elapsed(begin: datetime, end: datetime, basis: str, calendar: WorkCalendar) -> timedelta:
    """Return the time of this basis between two instants (none when `end` is not later)."""
    if basis == "working":
        return calendar.worked(begin, end)
    return max(timedelta(0), end.astimezone(UTC) - begin.astimezone(UTC))
