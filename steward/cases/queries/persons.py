"""Persons of a case: whom it names, and who has it in hand. The wires of organisation and deadlines lead here."""

from datetime import datetime

from steward.cases.models import Case, Job, Named
from steward.organisation.queries import executors, staffing


def named_in(object_id: int) -> frozenset[int]:
    """Return the persons whom this case names."""
    return frozenset(Named.objects.filter(case_id=object_id).values_list("person_id", flat=True))


def named_in_job(object_id: int) -> frozenset[int]:
    """Return the persons whom the case of this job names."""
    return frozenset(Named.objects.filter(case__jobs=object_id).values_list("person_id", flat=True))


def owners_now(object_id: int, at: datetime) -> tuple[int, ...]:
    """Return who has this case in hand now: its owner, or who stands in while the owner is away."""
    case = Case.objects.only("owner_id", "office_id").get(pk=object_id)
    return staffing(case.office_id, at).fills(case.owner_id) if case.owner_id else ()


def doers_now(object_id: int, at: datetime) -> tuple[int, ...]:
    """Return who has this job in hand now: whoever accepted it (or stands in), else the people of its department."""
    job = Job.objects.only("executor_id", "department_id", "office_id").get(pk=object_id)
    if job.executor_id:
        return staffing(job.office_id, at).fills(job.executor_id)
    people = executors(job.office_id, at, job.department_id)
    return tuple(people.order_by("pk").values_list("pk", flat=True))
