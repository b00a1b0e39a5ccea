"""Persons of a case: whom it names, who has it in hand, how its customer is reached. The wires of lower parts lead here."""

from datetime import datetime

from steward.cases.models import Case, Job, Named
from steward.cases.rules import visible_to
from steward.estate.queries import phones_in_clear
from steward.foundation.identity.actor import Actor
from steward.foundation.privacy.masking import mask_phone
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
