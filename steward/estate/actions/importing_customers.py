"""Take customers over from a table, and take that back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils.translation import gettext_noop as _

from steward.estate.models import Contact, Customer, Residency
from steward.estate.queries.importing_customers import numbers_of
from steward.foundation.identity.actor import Actor
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.targets import Applied, Context, Outcome, Step
from steward.foundation.search import actions as search
from steward.foundation.search.phones import digits
from steward.foundation.timeline.actions import Concern, record
from steward.foundation.timeline.models import Origin

from .customers import NewCustomer, Tie, Way, add_customers, change_customer
from .residencies import AlreadyThere, move_in

IN_USE = _("Something has been recorded of this customer since.")


def import_customers(*, steps: Sequence[Step], context: Context, actor: Actor, at: datetime) -> list[int]:
    """Add whoever is new and tie whoever is known to a further unit or number; returns the ids of the customers.

    Raises Unreadable when a row cannot be entered. Nobody's unit changes its occupancy by an import.
    """
    added: dict[tuple[str, str], Customer] = {}
    made = []
    for step in steps:
        number = next(iter(numbers_of(step.row)), "")
        whose = (step.row.get("name"), digits(number) or step.work.code)
        if step.outcome == Outcome.NEW and whose not in added:
            added[whose] = _add(step, context, actor, at)
        elif step.outcome == Outcome.NEW:
            _tie(added[whose].pk, step, actor, at)
        else:
            _extend(step, actor, at)
        made.append(added[whose].pk if step.outcome == Outcome.NEW else step.object_id)
    return made


def undo_customers(*, applied: Sequence[Applied], context: Context, actor: Actor, at: datetime) -> list[Reason | None]:
    """Take customers out again unless something has been recorded of them, and take back what was added to others."""
    return [_take_out(row, context, actor, at) if row.is_new else _take_back(row, actor, at) for row in applied]


def _add(step: Step, context: Context, actor: Actor, at: datetime) -> Customer:
    row = step.row
    new = NewCustomer(
        name=row.get("name"), salutation=row.get("salutation", ""),
        contacts=tuple(
            Way(way=Contact.Way.MOBILE, value=number, is_preferred=place == 0)
            for place, number in enumerate(numbers_of(row))
        ),
        ties=(Tie(unit=step.work, role=row.get("role", Residency.Role.OWNER), from_on=_since(step, at)),),
    )  # fmt: skip
    return add_customers(
        office=context.office, customers=[new], actor=actor, at=at, origin=Origin.IMPORT, batch=context.batch_id
    )[0]


def _since(step: Step, at: datetime):
    return step.row.get("from_on") or at.astimezone(step.work.office.zone).date()


def _tie(customer_id: int, step: Step, actor: Actor, at: datetime) -> None:
    customer = Customer.objects.get(pk=customer_id)
    try:
        move_in(
            customer=customer, unit=step.work, role=step.row.get("role", Residency.Role.OWNER), from_on=_since(step, at),
            actor=actor, at=at,
        )  # fmt: skip
    except AlreadyThere as refusal:
        raise Unreadable(str(refusal)) from None


def _extend(step: Step, actor: Actor, at: datetime) -> None:
    if "unit" in step.after:
        _tie(step.object_id, step, actor, at)
    if phone := step.after.get("phone"):
        _put_numbers(step.object_id, actor, at, more=phone.split("、"))


def _put_numbers(
    customer_id: int, actor: Actor, at: datetime, *, more: Sequence[str] = (), less: Sequence[str] = ()
) -> None:
    known = [
        Way(way=contact.way, value=contact.value, is_preferred=contact.is_preferred)
        for contact in Contact.objects.filter(customer=customer_id).order_by("pk")
        if contact.value not in less
    ]
    known += [Way(way=Contact.Way.MOBILE, value=number) for number in more]
    change_customer(customer_id=customer_id, version=None, contacts=known, actor=actor, at=at)


def _take_back(row: Applied, actor: Actor, at: datetime) -> None:
    added = row.before["added"]
    if unit_id := added.get("unit_id"):
        tie = Residency.objects.select_related("unit__office").filter(
            customer=row.object_id, unit=unit_id, until_on=None
        ).first()  # fmt: skip
        if tie:
            tie.delete()
            record(
                verb="estate.residency_taken_back", office=tie.unit.office, actor=actor, captured_at=at,
                about=[Concern("customer", row.object_id), Concern("unit", unit_id)], facts={"unit": tie.unit.code},
            )  # fmt: skip
    if phone := added.get("phone"):
        _put_numbers(row.object_id, actor, at, less=phone.split("、"))


def _take_out(row: Applied, context: Context, actor: Actor, at: datetime) -> Reason | None:
    customer = Customer.objects.filter(pk=row.object_id).first()
    if customer is None:
        return None
    if customer.version > 1:
        return Reason(IN_USE)
    try:
        with transaction.atomic():
            Residency.objects.filter(customer=customer).delete()
            customer.delete()
    except (ProtectedError, RestrictedError):
        return Reason(IN_USE)
    search.remove(kind="customer", object_ids=[row.object_id])
    record(
        verb="estate.customer_taken_out", office=context.office, actor=actor, captured_at=at,
        about=[Concern("customer", row.object_id)], batch=context.batch_id,
    )  # fmt: skip
    return None
