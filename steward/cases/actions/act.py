"""What every verb shares: the locked case, who acts and when, one history row, notices, clocks, the next date."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property

from steward.cases.models import Case, Job
from steward.cases.queries import Limit, named_in
from steward.foundation.calendar.queries import calendar_of
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.clockwork import later
from steward.foundation.deadlines.models import Basis, Deadline
from steward.foundation.deadlines.queries import open_clocks
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import check_version
from steward.foundation.notices import actions as notices
from steward.foundation.numbering.actions import next_number
from steward.foundation.privacy.actions import create_key
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, Said, record
from steward.foundation.timeline.models import Event
from steward.organisation.models import Department
from steward.organisation.queries import Staffing, kept_from, staffing

WITH_IT = ("office", "category", "personal_key", "owner", "unit", "customer")
JOBS = "GD"  # the series of job numbers
DUE = ("next_due_at", "rank_at", "is_paused")


class Act:
    """One act on one case, inside the transaction of the verb that makes it."""

    def __init__(self, case: Case, actor: Actor, at: datetime) -> None:
        self.case, self.actor, self.at = case, actor, at
        self.event: Event | None = None

    @classmethod
    def on(
        cls, case_id: int, actor: Actor, at: datetime, may: Callable[[Actor, Case], bool], version: int | None = None
    ) -> "Act":
        """Lock the case. Raises PermissionDenied, and StaleVersion when a version is given that is not its own."""
        locked = Case.objects.select_for_update(of=("self",)).select_related(*WITH_IT)
        case = locked.get(pk=case_id)
        if not may(actor, case):
            raise PermissionDenied
        if version is not None:
            check_version(case, version)
        return cls(case, actor, at)

    # ---- whom it concerns

    @cached_property
    def staff(self) -> Staffing:
        """Who fills which post of the case's office at this moment."""
        return staffing(self.case.office_id, self.at)

    @cached_property
    def barred(self) -> frozenset[int]:
        """Everybody from whom the case is kept because of whom it names."""
        if not self.case.is_about_persons:
            return frozenset()
        return kept_from(named_in(self.case.pk), self.case.office_id, self.at, self.staff)

    @cached_property
    def key(self) -> PersonalKey:
        """The key of whoever brought it; made now where nothing personal was kept before."""
        if self.case.personal_key is None:
            self.case.personal_key = create_key(at=self.at)
            self.case.save(update_fields=["personal_key"])
        return self.case.personal_key

    def superior_of(self, person_id: int | None) -> int | None:
        """Return who this person reports to, passing over those who must not know."""
        return self.staff.superior(person_id, self.barred) if person_id else None

    def doers(self, job: Job) -> list[int]:
        """Return who may accept this job now: whoever it was given to, else the people of its department."""
        if job.executor_id:
            return list(self.staff.fills(job.executor_id))
        here = [m.person_id for m in self.staff.members if m.department_id == job.department_id]
        return [person for member in here for person in self.staff.fills(member)]

    # ---- what is written

    def save(self, *columns: str) -> None:
        """Save these columns and raise the version."""
        self.case.version += 1
        self.case.save(update_fields=[*columns, "version"])

    def record(
        self, *, verb: str, facts: Mapping[str, Any] | None = None, said: Mapping[str, str] | None = None,
        about: Iterable[Concern] = (), voids: int | None = None, captured_at: datetime | None = None,
    ) -> Event:  # fmt: skip
        """Write the one history row of this act; `said` is sealed under the key of whoever brought the case."""
        texts = {slot: Said(self.key, text) for slot, text in (said or {}).items() if text}
        self.event = record(
            verb=verb, office=self.case.office, actor=self.actor, captured_at=captured_at or self.at,
            received_at=self.at, about=[Concern("case", self.case.pk), *about], facts=facts, said=texts, voids=voids,
        )  # fmt: skip
        return self.event

    def household(self) -> list[Concern]:
        """Return the unit and the customer, for acts that belong to their history too."""
        return [
            Concern(kind, object_id, kind)
            for kind, object_id in (("unit", self.case.unit_id), ("customer", self.case.customer_id))
            if object_id
        ]

    def tell(
        self, code: str, people: Iterable[int | None], *, urgent: bool = False, facts: Mapping[str, Any] | None = None,
        job: Job | None = None,
    ) -> None:  # fmt: skip
        """Tell these persons of the act just recorded, without whoever acts and whoever must not know."""
        listeners = set(people) - {None, self.actor.person_id} - self.barred
        if listeners:
            notices.tell(
                people=listeners, code=code, kind="job" if job else "case", object_id=job.pk if job else self.case.pk,
                office=self.case.office, once=f"{code}:{self.event.pk}", at=self.at, urgent=urgent,
                facts={"number": self.case.number} | dict(facts or {}),
            )  # fmt: skip

    def put_into_search(self, *, is_new: bool = False) -> None:
        """Let search find the case by what was said, its number, and who brought it."""
        case = self.case
        search.put_all(
            records=[
                search.Findable(
                    kind="case", object_id=case.pk, office_id=case.office_id, at=case.received_at,
                    text=" ".join(filter(None, (case.title, case.description, case.requested, case.location))),
                    names=[name for name in (case.contact_name, case.customer.name if case.customer else "") if name],
                    phones=[case.contact_phone] if case.contact_phone else [],
                    codes=[code for code in (case.number, case.outside_number) if code],
                    is_restricted=case.is_about_persons or case.is_confidential,
                )
            ],
            are_new=is_new,
        )  # fmt: skip

    # ---- clocks and jobs

    def start_clocks(
        self, limits: Iterable[Limit], promised_at: datetime | None = None, *, is_new: bool = False
    ) -> list[Deadline]:
        """Start these clocks (the next cycle of those that ran before); promised_at belongs to the first of them.

        A promise counts when it is sooner than the limit; a later one is kept as it was and the limit stands.
        """
        wanted = [
            deadlines.Start(
                office=self.case.office, kind="case", object_id=self.case.pk, name=limit.name,
                limit_minutes=limit.minutes, basis=limit.basis, ladder_code=limit.ladder,
                promised_at=promised_at if number == 0 else None,
                due_at=self._sooner(promised_at, limit) if number == 0 and promised_at else None,
            )
            for number, limit in enumerate(limits)
        ]  # fmt: skip
        if not wanted:
            return []
        return (deadlines.start_all if is_new else deadlines.restart)(wanted, at=self.at)

    def _sooner(self, promised_at: datetime, limit: Limit) -> datetime | None:
        due = later(self.at, timedelta(minutes=limit.minutes), limit.basis, calendar_of(self.case.office))
        return promised_at if promised_at < due else None

    def set_next_due(self, clocks: Collection[Deadline] | None = None) -> tuple[str, ...]:
        """Set the next date from the open clocks (asked for when not given); returns the columns to save."""
        rows = open_clocks("case", self.case.pk) if clocks is None else clocks
        self.case.set_next_due(min((row.due_at for row in rows if row.due_at), default=None))
        self.case.is_paused = any(row.state == Deadline.State.PAUSED for row in rows)
        return DUE

    def order_job(
        self, department: Department, what: str, *, due_at: datetime | None = None, executor_id: int | None = None
    ) -> Job:
        """Write a job for a department, with a clock of its own when it has a date."""
        job = Job.objects.create(
            number=next_number(code=JOBS, day=self.at.astimezone(self.case.office.zone).date()),
            office=self.case.office, case=self.case, department=department, executor_id=executor_id,
            what=what[:300], sent_at=self.at, sent_by_id=self.actor.person_id, due_at=due_at,
        )  # fmt: skip
        if due_at:
            minutes = max(1, int((due_at - self.at).total_seconds() // 60))
            deadlines.start_all(
                [
                    deadlines.Start(
                        office=self.case.office, kind="job", object_id=job.pk, name="job", basis=Basis.CALENDAR,
                        limit_minutes=minutes, ladder_code="reminder", due_at=due_at,
                    )
                ],
                at=self.at,
            )  # fmt: skip
        return job
