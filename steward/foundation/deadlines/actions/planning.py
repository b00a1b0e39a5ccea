"""What every change of a clock shares: lock the rows, compute anew, save with a fixed number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from steward.foundation.calendar.queries import calendar_of, revision
from steward.foundation.calendar.worktime import WorkCalendar
from steward.foundation.deadlines.clockwork import Clock, Step, due, steps
from steward.foundation.deadlines.models import Deadline, Ladder, Pause, Rung, StepTaken

from .ladders import ladders

CHANGED = [
    "state", "basis", "limit_minutes", "ladder", "base_at", "base_due_at", "due_at", "soon_at", "next_step_at",
    "level", "met_at", "missed_at", "missed_event", "flagged", "version",
]  # fmt: skip


def lock_open(kind: str, object_id: int, names: Collection[str] | None = None) -> list[Deadline]:
    """Lock and return the open clocks of one subject, all or those named, in the order of their ids."""
    found = Deadline.objects.filter(kind=kind, object_id=object_id, state__in=Deadline.OPEN)
    if names is not None:
        found = found.filter(name__in=names)
    return lock(found)


def lock(found: QuerySet) -> list[Deadline]:
    """Lock these clocks in the order of their ids and bring their offices along."""
    return list(found.select_for_update(of=("self",)).select_related("office").order_by("pk"))


class Workshop:
    """Everything needed to compute the due times and the next steps of these clocks, read once for all of them."""

    def __init__(self, deadlines: Iterable[Deadline]):
        self.deadlines = list(deadlines)
        self.token = revision()
        self._calendars: dict[int, WorkCalendar] = {}
        self._pauses: dict[int, list[Pause]] = defaultdict(list)
        self._taken: dict[int, set[int]] = defaultdict(set)
        ids = [row.pk for row in self.deadlines if row.pk]
        if ids:
            for pause in Pause.objects.filter(deadline__in=ids).order_by("from_at", "pk"):
                self._pauses[pause.deadline_id].append(pause)
            for deadline_id, number in StepTaken.objects.filter(deadline__in=ids).values_list("deadline", "number"):
                self._taken[deadline_id].add(number)
        self._ladders: dict[int, Ladder] = {row.pk: row for row in ladders(self.token).values()}

    def calendar(self, deadline: Deadline) -> WorkCalendar:
        """Return the calendar of the clock's office."""
        if deadline.office_id not in self._calendars:
            self._calendars[deadline.office_id] = calendar_of(deadline.office, token=self.token)
        return self._calendars[deadline.office_id]

    def rungs(self, deadline: Deadline) -> list[Rung]:
        """Return the rungs of the clock's ladder as they are now."""
        return list(self._ladders[deadline.ladder_id].rungs.all())

    def taken(self, deadline: Deadline) -> set[int]:
        """Return the numbers of the steps already taken."""
        return self._taken[deadline.pk]

    def open_pause(self, deadline: Deadline) -> Pause | None:
        """Return the pause that lasts, if the clock stands still."""
        return next((pause for pause in self._pauses[deadline.pk] if pause.until_at is None), None)

    def steps(self, deadline: Deadline) -> list[Step]:
        """Return the steps not yet taken, in the order of their moments."""
        every = steps(
            due_at=deadline.due_at, limit_minutes=deadline.limit_minutes, started_at=deadline.started_at,
            rungs=self.rungs(deadline), calendar=self.calendar(deadline),
        )  # fmt: skip
        return [step for step in every if step.number not in self.taken(deadline)]

    def set_due(self, deadline: Deadline) -> None:
        """Compute the due time of a clock that is not paused, from its base and its pauses, and the next step."""
        found = due(
            Clock(
                basis=deadline.basis, limit_minutes=deadline.limit_minutes, base_at=deadline.base_at,
                base_due_at=deadline.base_due_at,
                pauses=[(pause.from_at, pause.until_at) for pause in self._pauses[deadline.pk]],
            ),
            self.calendar(deadline),
        )  # fmt: skip
        deadline.due_at, deadline.soon_at, deadline.flagged = found.at, found.soon_at, found.flagged
        self.set_next_step(deadline)

    def set_next_step(self, deadline: Deadline) -> None:
        """Set when the sweep has to look at this clock again; never while it does not run."""
        running = deadline.state == Deadline.State.RUNNING
        ahead = self.steps(deadline) if running else []
        deadline.next_step_at = ahead[0].at if ahead else None


def save(deadlines: Collection[Deadline]) -> None:
    """Save what a change may touch and raise the versions: one text for all rows, however many (they are locked)."""
    fields = [Deadline._meta.get_field(name) for name in CHANGED]
    for deadline in deadlines:
        deadline.version += 1
    rows = [
        (*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk)
        for row in deadlines
    ]
    if rows:
        columns = ", ".join(f"{field.column} = %s" for field in fields)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE deadlines_deadline SET {columns} WHERE id = %s", rows)  # noqa: S608  our own names


def end_pause(pause: Pause, at: datetime) -> None:
    """End a pause at this instant, or at its own beginning when that is later (two phones, one behind)."""
    pause.until_at = max(at, pause.from_at)
    pause.save(update_fields=["until_at"])
