"""Persons of a case: whom it names, who has it in hand, how its customer is reached. The wires of lower parts lead here."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from steward.cases.models import Case, Job, Named
from steward.cases.rules import visible_to
from steward.estate.queries import phones_in_clear
from steward.foundation.identity.actor import Actor
from steward.foundation.privacy.masking import mask_phone
from steward.foundation.statements import statement
from steward.organisation.queries import executors, staffing


def named_in(object_id: int) -> frozenset[int]:
    """Return the persons whom this case names."""
    return frozenset(_named(case_id=object_id))


@statement
def _named(case_id) -> QuerySet[Named]:
    return Named.objects.filter(case_id=case_id).order_by("pk").values_list("person_id", flat=True)


def named_in_job(object_id: int) -> frozenset[int]:
    """Return the persons whom the case of this job names."""
    return frozenset(Named.objects.filter(case__jobs=object_id).values_list("person_id", flat=True))


def owners_now(object_ids: Sequence[int], at: datetime) -> dict[int, tuple[int, ...]]:
    """Return who has each of these cases in hand now: its owner, or who stands in while the owner is away."""
    rows = list(Case.objects.filter(pk__in=object_ids).order_by("pk").values_list("pk", "office_id", "owner_id"))
    staffs = {office_id: staffing(office_id, at) for office_id in {row[1] for row in rows}}
    return {pk: staffs[office_id].fills(owner_id) if owner_id else () for pk, office_id, owner_id in rows}


def doers_now(object_ids: Sequence[int], at: datetime) -> dict[int, tuple[int, ...]]:
    """Return who has each of these jobs in hand now: whoever accepted it (or stands in), else its department."""
    jobs = Job.objects.filter(pk__in=object_ids).only("executor_id", "department_id", "office_id").order_by("pk")
    return {job.pk: _doers(job, at) for job in jobs}


def _doers(job: Job, at: datetime) -> tuple[int, ...]:
    if job.executor_id:
        return staffing(job.office_id, at).fills(job.executor_id)
    people = executors(job.office_id, at, job.department_id)
    return tuple(people.order_by("pk").values_list("pk", flat=True))


def need_of_customer(actor: Actor, customer_id: int) -> tuple[str, int] | None:
    """Return the newest open case of a customer that this actor may read: reason enough to look at the numbers."""
    found = visible_to(actor, Case.objects.filter(customer=customer_id, is_open=True))
    newest = found.order_by("-received_at", "-id").values_list("pk", flat=True).first()
    return ("case", newest) if newest else None


GAP = "\u3000"  # two facts on a line


def phone_in_clear(case: Case) -> str:
    """Return the telephone left with this case, else those of its customer; only after the look was written down."""
    if case.contact_phone or case.customer is None:
        return case.contact_phone
    return phones_in_clear(case.customer)


def masked_phone(case: Case) -> str:
    """Return the telephone of this case as it is shown until somebody asks."""
    return GAP.join(mask_phone(number) for number in phone_in_clear(case).split(GAP) if number)


def contact_words(case: Case) -> str:
    """Return who is spoken to about this case; nothing where the customer wished to stay unnamed."""
    if case.is_anonymous:
        return ""
    return case.contact_name or (case.customer.name if case.customer else "")
