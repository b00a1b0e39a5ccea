"""The jobs of an executing department: the list of what waits, and the page of one job."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import LAST, Job
from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_of
from steward.foundation.identity.actor import Actor
from steward.foundation.statements import statement
from steward.foundation.timeline.queries import Thread, thread
from steward.foundation.ui.paging import Bounded, KeyPage, bounded_count, page_by_key

from .persons import contact_words, masked_phone
from .progress import place_words

SIZE = 25
VIEWS = {"mine": _("Mine to do"), "open": _("All open jobs"), "over": _("Finished jobs")}
OPEN = (Job.State.SENT, Job.State.ACCEPTED)
MOST = 50  # jobs that a page shows of those to do next
WAITING = (  # what it shows of each
    "key", "number", "what", "state", "due_at", "case__unit__code", "case__place__name", "case__building__name",
    "case__location",
)  # fmt: skip
WITH_IT = ("case__unit__building", "case__unit__floor", "case__place", "case__building", "department", "executor")


@dataclass(frozen=True, kw_only=True)
class JobLine:
    """One job in a list."""

    job: Job
    place: str


@dataclass(frozen=True, kw_only=True)
class JobsPage:
    """A list of jobs and the views of it: name, words, whether it is the open one."""

    view: str
    views: list[tuple[str, str, bool]]
    page: KeyPage
    lines: list[JobLine]


def mine_to_do(actor: Actor) -> Q:
    """Return the condition of open jobs that wait for this actor, by name or through a department."""
    return _to_do(**_hands(actor))


def _hands(actor: Actor) -> dict[str, frozenset[int]]:
    """Return the departments and persons whose open jobs wait for this actor."""
    departments = frozenset({holding.department_id for holding in actor.holdings} - {None})
    return {"departments": departments, "persons": rules.stands_for(actor)}


def _to_do(departments: Any, persons: Any) -> Q:
    by_department = Q(state=Job.State.SENT, executor=None, department__pk__in=departments)
    return by_department | Q(state__in=OPEN, executor__pk__in=persons)


@statement
def _next_to_do(departments, persons):
    jobs = Job.objects.filter(_to_do(departments, persons)).order_by("due_at", "id")
    return jobs.values_list(*WAITING, named=True)[: MOST + 1]


def next_to_do(actor: Actor, most: int) -> tuple[list[Any], Bounded]:
    """Return the first jobs that wait for this actor (rows of WAITING), and how many there are (one statement or two)."""
    rows = _next_to_do(**_hands(actor))[: most + 1]
    count = Bounded(n=len(rows)) if len(rows) <= most else bounded_count(Job.objects.filter(mine_to_do(actor)))
    return rows[:most], count


def _in_view(view: str, actor: Actor) -> Q:
    if view == "mine":
        return mine_to_do(actor)
    return Q(state__in=OPEN) if view == "open" else ~Q(state__in=OPEN)


def jobs_page(*, actor: Actor, view: str, after: str = "", before: str = "") -> JobsPage:
    """Return one page of jobs: open ones by their date, finished ones newest first (one statement)."""
    view = view if view in VIEWS else "mine"
    due = Coalesce("due_at", Value(LAST), output_field=DateTimeField())
    jobs = rules.jobs_visible_to(actor, Job.objects.filter(_in_view(view, actor))).annotate(rank_at=due)
    order = ("-sent_at", "-id") if view == "over" else ("rank_at", "id")
    page = page_by_key(jobs.select_related(*WITH_IT), order=order, after=after, before=before, size=SIZE)
    return JobsPage(
        view=view, page=page, views=[(name, str(words), name == view) for name, words in VIEWS.items()],
        lines=[JobLine(job=job, place=place_words(job.case)) for job in page.rows],
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class JobPage:
    """One job as whoever does it sees it; the customer is named only to those who may read the case."""

    job: Job
    place: str
    sees_case: bool
    contact: str
    phone: str
    before: Sequence[StoredFile]
    after: Sequence[StoredFile]
    signature: StoredFile | None
    papers: Sequence[StoredFile]
    thread: Thread
    may_accept: bool
    may_finish: bool
    may_return: bool
    may_cancel: bool


def job_of(actor: Actor, key: UUID) -> Job | None:
    """Return the job of this key that the actor may find, or None."""
    return _with_case(rules.jobs_visible_to(actor, Job.objects.filter(key=key))).first()


def _with_case(jobs: QuerySet[Job]) -> QuerySet[Job]:
    return jobs.select_related(*WITH_IT, "sent_by", "office", "case__office", "case__customer", "case__owner")


def job_page(*, actor: Actor, job: Job, now: datetime) -> JobPage:
    """Return everything that the page of one job shows (a fixed number of statements)."""
    files = files_of("job", job.pk)
    photos = [file for file in files if file.is_picture and not file.form and file.key != job.signature_file]
    sees_case = rules.sees(actor, job.case)
    may_do = rules.may_do(actor, job)
    return JobPage(
        job=job,
        place=place_words(job.case),
        sees_case=sees_case,
        contact=contact_words(job.case) if sees_case else "",
        phone=masked_phone(job.case) if sees_case else "",
        before=[photo for photo in photos if not _is_after(photo, job)],
        after=[photo for photo in photos if _is_after(photo, job)],
        signature=next((file for file in files if file.key == job.signature_file), None),
        papers=[file for file in files if file.form],
        thread=thread(kind="job", object_id=job.pk, reader=actor, at=now),
        may_accept=may_do and job.state == Job.State.SENT,
        may_finish=may_do and job.state == Job.State.ACCEPTED,
        may_return=may_do and job.is_open,
        may_cancel=job.is_open and sees_case and rules.may_work(actor, job.case),
    )


def _is_after(photo: StoredFile, job: Job) -> bool:
    return job.done_at is not None and photo.received_at >= job.done_at
