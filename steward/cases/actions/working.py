"""Jobs for the executing departments: sent, accepted, done or returned on the job page (派工單)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import IllegalMove, Job
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.files import actions as files
from steward.foundation.files.actions import Upload
from steward.foundation.files.models import Purpose
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline.actions import Concern
from steward.organisation.models import Department

from .act import Act
from .refusals import InThePast, NoText, NothingSaid, Refusal


class NotExecuting(Refusal):
    """Jobs go to executing departments of the office."""

    field = "department"
    message = _("Choose a department that does the work itself.")


class NotTheirs(Refusal):
    """The person named does not work in this department."""

    field = "executor"
    message = _("This person does not work in that department.")


class NoJob(NothingSaid):
    """A job that says nothing."""

    field = "what"
    message = _("Write what is to be done.")


class NobodySigned(Refusal):
    """A signature without the name of who signed."""

    field = "signed_by"
    message = _("Write who signed.")


@dataclass(frozen=True, kw_only=True)
class Done:
    """What is recorded when a job is done; the resident signs by drawing on the phone."""

    note: str = ""
    charge: Decimal | None = None
    charge_note: str = ""
    signed_by: str = ""
    signature: Upload | None = None
    photos: tuple[Upload, ...] = ()


@transaction.atomic
def send_job(
    *, case_id: int, department_id: int, what: str, actor: Actor, at: datetime, executor_id: int | None = None,
    due_at: datetime | None = None, version: int | None = None,
) -> Job:  # fmt: skip
    """Send a job to an executing department, or to one person of it; the case keeps its owner.

    Raises PermissionDenied, IllegalMove, StaleVersion, NoJob, NotExecuting, NotTheirs, InThePast.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    act.case.require_open()
    department = Department.objects.filter(pk=department_id, is_executor=True, is_active=True).first()
    if department is None or department.office_id not in (None, act.case.office_id):
        raise NotExecuting
    if executor_id and executor_id not in {m.person_id for m in act.staff.members if m.department_id == department.pk}:
        raise NotTheirs
    if not what.strip():
        raise NoJob
    if due_at and due_at <= at:
        raise InThePast
    job = act.order_job(department, what.strip(), due_at=due_at, executor_id=executor_id)
    act.save("version")
    _record(act, job, verb="cases.job_sent", facts={"what": job.what})
    act.tell("job.sent", act.doers(job), job=job, urgent=act.case.grade > 1)
    return job


def _record(act: Act, job: Job, *, verb: str, facts: dict | None = None, said: dict | None = None) -> None:
    """Write the one row of an act on a job, which stands in the history of its case too."""
    about = {"department": job.department.name, "job": job.number, "executor_person": job.executor_id}
    act.record(verb=verb, facts=about | (facts or {}), said=said, about=[Concern("job", job.pk)])


def _on(
    job_id: int, actor: Actor, at: datetime, version: int | None, may: Callable[[Actor, Job], bool] = rules.may_do
) -> tuple[Job, Act]:
    """Lock a job and its case, the case first. Raises PermissionDenied, StaleVersion."""
    case_id = Job.objects.values_list("case_id", flat=True).get(pk=job_id)
    act = Act.on(case_id, actor, at, lambda *_given: True)
    job = Job.objects.select_for_update(of=("self",)).select_related("department").get(pk=job_id)
    if not may(actor, job) or actor.person_id in act.barred:
        raise PermissionDenied
    if version is not None:
        check_version(job, version)
    return job, act


def _move(job: Job, state: Job.State, *columns: str) -> None:
    if state not in Job.MOVES[Job.State(job.state)]:
        raise IllegalMove(f"{job.number}: {job.state} → {state}")
    job.state = state
    job.version += 1
    job.save(update_fields=["state", "version", *columns])


@transaction.atomic
def accept_job(*, job_id: int, actor: Actor, at: datetime, version: int | None = None) -> Job:
    """Accept a job: from now on it is the actor's. Raises PermissionDenied, IllegalMove, StaleVersion."""
    job, act = _on(job_id, actor, at, version)
    job.executor_id, job.accepted_at = actor.person_id, at
    _move(job, Job.State.ACCEPTED, "executor", "accepted_at")
    _record(act, job, verb="cases.job_accepted")
    return job


@transaction.atomic
def finish_job(*, job_id: int, done: Done, actor: Actor, at: datetime, version: int | None = None) -> Job:
    """Record a job as done with its note, charge, photos and the resident's signature.

    Raises PermissionDenied, IllegalMove, StaleVersion, NothingSaid, NobodySigned, UploadRefused.
    """
    job, act = _on(job_id, actor, at, version)
    if not done.note.strip():
        raise NothingSaid
    if done.signature and not done.signed_by.strip():
        raise NobodySigned
    job.done_at, job.done_note = at, done.note.strip()
    job.charge, job.charge_note, job.signed_by = done.charge, done.charge_note.strip(), done.signed_by.strip()
    kept = _keep(act, job, done.photos, Purpose.PHOTO)
    if done.signature:
        (signature,) = _keep(act, job, [done.signature], Purpose.EVIDENCE)
        job.signature_file = signature.key
    _move(job, Job.State.DONE, "done_at", "done_note", "charge", "charge_note", "signed_by", "signature_file")
    deadlines.meet(kind="job", object_id=job.pk, name="job", at=at)
    facts = {"charge": str(done.charge) if done.charge is not None else None} | files.facts_of(kept)
    _record(act, job, verb="cases.job_done", facts=facts, said={"text": job.done_note})
    act.tell("job.done", [act.case.owner_id, job.sent_by_id], job=job)
    return job


def _keep(act: Act, job: Job, uploads: Iterable[Upload], purpose: Purpose) -> list:
    return files.store(
        uploads=uploads, kind="job", object_id=job.pk, office=job.office, actor=act.actor, at=act.at,
        purpose=purpose, personal_key=act.key,
    )  # fmt: skip


@transaction.atomic
def photograph_job(*, job_id: int, uploads: Iterable[Upload], actor: Actor, at: datetime) -> Job:
    """Keep photos of an open job, taken before the work or while it goes on.

    Raises PermissionDenied, IllegalMove when the job is over, UploadRefused.
    """
    job, act = _on(job_id, actor, at, None)
    if not job.is_open:
        raise IllegalMove(f"{job.number}: {job.state}")
    kept = _keep(act, job, uploads, Purpose.PHOTO)
    _record(act, job, verb="cases.job_photographed", facts=files.facts_of(kept))
    return job


@transaction.atomic
def return_job(*, job_id: int, why: str, actor: Actor, at: datetime, version: int | None = None) -> Job:
    """Send a job back with the reason. Raises PermissionDenied, IllegalMove, StaleVersion, NoText."""
    job, act = _on(job_id, actor, at, version)
    if not why.strip():
        raise NoText
    job.return_reason = why.strip()[:300]
    _move(job, Job.State.RETURNED, "return_reason")
    deadlines.cancel(kind="job", object_id=job.pk, at=at)
    _record(act, job, verb="cases.job_returned", said={"text": why.strip()})
    act.tell("job.returned", [act.case.owner_id, job.sent_by_id], job=job, urgent=True)
    return job


@transaction.atomic
def cancel_job(*, job_id: int, actor: Actor, at: datetime, version: int | None = None) -> Job:
    """Call off a job that is not finished. Raises PermissionDenied, IllegalMove, StaleVersion."""
    job, act = _on(job_id, actor, at, version, may=lambda who, found: rules.may_work(who, found.case))
    _cancel(act, job)
    _record(act, job, verb="cases.job_cancelled")
    act.tell("job.cancelled", act.doers(job), job=job)
    return job


def _cancel(act: Act, job: Job) -> None:
    _move(job, Job.State.CANCELLED)
    deadlines.cancel(kind="job", object_id=job.pk, at=act.at)
