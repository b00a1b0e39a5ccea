"""The clocks of one case: start, meet, call off, and the next date that follows from them."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import transaction

from steward.cases.models import Case
from steward.cases.queries import CLOCKS, GENTLE, PROGRESS, Limit, limits_of, policy_for
from steward.foundation.calendar.queries import calendar_of
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.clockwork import later
from steward.foundation.deadlines.models import Basis, Deadline
from steward.foundation.deadlines.queries import clocks_for, open_clocks

DUE = ("next_due_at", "rank_at", "is_paused", "paused_until")


class Clocks:
    """The clocks of a locked case at one moment."""

    def __init__(self, case: Case, at: datetime) -> None:
        self.case, self.at = case, at

    def limits(self, names: tuple[str, ...] = CLOCKS) -> list[Limit]:
        """Return the limits that the policy of its office, kind and grade sets."""
        return limits_of(policy_for(self.case.office_id, self.case.kind, self.case.grade), self.case.grade, names)

    def draft(self, limits: Iterable[Limit], promised_at: datetime | None = None) -> list[Deadline]:
        """Work out the first clocks of a case that is yet to be written; `start_drafted` starts them."""
        wanted = self._wanted(limits, promised_at)
        return deadlines.draft_all(wanted, at=self.at) if wanted else []

    def start_drafted(self, drafts: list[Deadline]) -> None:
        """Start the clocks that were drafted before the case was written."""
        if drafts:
            deadlines.start_drafted(drafts, object_id=self.case.pk)

    def start(self, limits: Iterable[Limit], promised_at: datetime | None = None) -> list[Deadline]:
        """Start these clocks (the next cycle of those that ran before); promised_at belongs to the first of them.

        A promise counts when it is sooner than the limit; a later one is kept as it was and the limit stands.
        """
        wanted = self._wanted(limits, promised_at)
        return deadlines.restart(wanted, at=self.at) if wanted else []

    def _wanted(self, limits: Iterable[Limit], promised_at: datetime | None) -> list[deadlines.Start]:
        return [
            self._start(limit, promised_at if number == 0 else None, is_exact=False)
            for number, limit in enumerate(limits)
        ]

    def start_until(self, name: str, due_at: datetime) -> None:
        """Start a clock that ends at a given moment; one of this name that still runs is called off."""
        minutes = max(1, int((due_at - self.at).total_seconds() // 60))
        limit = Limit(name=name, minutes=minutes, basis=Basis.CALENDAR, ladder=GENTLE)
        self.cancel(name)
        deadlines.restart([self._start(limit, due_at, is_exact=True)], at=self.at)

    def start_progress(self, promised_at: datetime | None) -> None:
        """Start the next clock for progress: until the promise, else for as long as the policy says, if it says so."""
        if limits := self.limits((PROGRESS,)):
            self.start(limits, promised_at)
        elif promised_at:
            self.start_until(PROGRESS, promised_at)

    def _start(self, limit: Limit, promised_at: datetime | None, *, is_exact: bool) -> deadlines.Start:
        due_at = promised_at
        if promised_at and not is_exact:
            due = later(self.at, timedelta(minutes=limit.minutes), limit.basis, calendar_of(self.case.office))
            due_at = promised_at if promised_at < due else None
        return deadlines.Start(
            office=self.case.office, kind="case", object_id=self.case.pk, name=limit.name, limit_minutes=limit.minutes,
            basis=limit.basis, ladder_code=limit.ladder, promised_at=promised_at, due_at=due_at,
        )  # fmt: skip

    def meet(self, *names: str, at: datetime | None = None) -> list[Deadline]:
        """Meet the open clocks of these names; returns them."""
        return deadlines.meet_all(kind="case", object_id=self.case.pk, names=names, at=at or self.at)

    def cancel(self, *names: str) -> list[Deadline]:
        """Call off the open clocks of these names, or all; returns them."""
        return deadlines.cancel(kind="case", object_id=self.case.pk, names=names or None, at=self.at)

    def set_next_due(self, clocks: Collection[Deadline] | None = None) -> tuple[str, ...]:
        """Set the next date from the open clocks (asked for when not given); returns the columns to save."""
        rows = open_clocks("case", self.case.pk) if clocks is None else clocks
        self.case.set_next_due(min((row.due_at for row in rows if row.due_at), default=None))
        self.case.is_paused = any(row.state == Deadline.State.PAUSED for row in rows)
        if not self.case.is_paused:
            self.case.paused_until = None
        return DUE


@transaction.atomic
def follow_clock(*, object_ids: list[int], at: datetime) -> None:
    """Take over the next dates of cases whose clocks moved with the calendar (wire)."""
    running = clocks_for("case", object_ids)
    cases = list(
        Case.objects.select_for_update(of=("self",)).filter(pk__in=list(running), is_open=True).order_by("pk")
    )
    for case in cases:
        Clocks(case, at).set_next_due(running[case.pk])
    Case.objects.bulk_update(cases, DUE, batch_size=500)
