"""What every verb shares: the locked case, who acts and when, one history row, notices, answers, jobs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import cached_property

from steward.cases.models import Case, Extension, Handover, Job, Reply, Status
from steward.cases.queries import CHASE, FIRST_REPLY, GENTLE, PROGRESS, TELL, named_in
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Basis
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

from .clocks import Clocks
from .refusals import WorkUnfinished

WITH_IT = ("office", "category", "personal_key", "owner", "unit", "customer")
JOBS = "GD"  # the series of job numbers


class Act:
    """One act on one case, inside the transaction of the verb that makes it."""

    def __init__(self, case: Case, actor: Actor, at: datetime) -> None:
        self.case, self.actor, self.at = case, actor, at
        self.event: Event | None = None
        self._tellings: list[notices.Telling] = []
        self._gathers = False

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
    def clocks(self) -> Clocks:
        """The clocks of the case."""
        return Clocks(self.case, self.at)

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

    def set_owner(self, owner_id: int) -> None:
        """Set the owner, from now on; the caller saves."""
        self.case.owner_id, self.case.owner_since = owner_id, self.at

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
        self._tellings.append(
            notices.Telling(
                people=listeners, code=code, kind="job" if job else "case", object_id=job.pk if job else self.case.pk,
                office=self.case.office, once=f"{code}:{self.event.pk}", urgent=urgent,
                facts={"number": self.case.number} | dict(facts or {}),
            )
        )  # fmt: skip
        if not self._gathers:
            self._say()

    @contextmanager
    def telling_together(self) -> Iterator[None]:
        """Say everything that is told in this block with one statement at its end."""
        self._gathers = True
        yield
        self._gathers = False
        self._say()

    def _say(self) -> None:
        notices.tell_all(self._tellings, at=self.at)
        self._tellings.clear()

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

    # ---- answers and jobs

    def add_reply(
        self, *, purpose: str, way: str, text: str, said_at: datetime, next_promised_at: datetime | None = None
    ) -> Reply:
        """Write what the customer was told and meet the clocks that waited for it; the next for progress starts.

        The caller records the act and saves the next date.
        """
        case = self.case
        made = Reply.objects.create(
            case=case, cycle=case.cycle, purpose=purpose, way=way, text=text.strip(), said_at=said_at,
            entered_at=self.at, said_by_id=self.actor.person_id, next_promised_at=next_promised_at,
        )  # fmt: skip
        self.clocks.meet(FIRST_REPLY, PROGRESS, TELL, CHASE, at=said_at)
        Extension.objects.filter(case=case, state=Extension.State.GRANTED, told_at=None).update(told_at=said_at)
        if purpose == Reply.Purpose.RESULT:
            case.replied_at = said_at
        elif case.status != Status.RESOLVED:
            self.clocks.start_progress(next_promised_at)
        return made

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
                        limit_minutes=minutes, ladder_code=GENTLE, due_at=due_at,
                    )
                ],
                at=self.at,
            )  # fmt: skip
        return job

    def require_no_work(self) -> None:
        """Raise WorkUnfinished while a job is open or the case is offered to somebody."""
        jobs = self.case.jobs.filter(state__in=(Job.State.SENT, Job.State.ACCEPTED)).count()
        offers = self.case.handovers.filter(state=Handover.State.OFFERED).count()
        if jobs or offers:
            raise WorkUnfinished(jobs=jobs, offers=offers)
