"""The customer that a form names: by key when one was picked, by what was typed when exactly one fits."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from steward.estate import actions, queries, rules
from steward.estate.models import Customer, Unit
from steward.foundation.identity.actor import Actor


class NotFoundHere(Exception):
    """What was typed names nobody, or several."""

    def __str__(self) -> str:
        return _("Pick one from the list.")


def picked_customer(actor: Actor, office_id: int, found: dict[str, Any]) -> Customer:
    """Return the customer that was picked. Raises NotFoundHere."""
    rows = rules.visible_to(actor, Customer.objects.filter(office_id=office_id, merged_into=None, erased_at=None))
    customer = rows.filter(key=found["customer"]).first() if found["customer"] else None
    if customer is None:
        raise NotFoundHere
    return customer


def picked_unit(actor: Actor, office_id: int, key: UUID | None, typed: str) -> Unit:
    """Return the unit that was picked, or that has exactly the code typed. Raises NotFoundHere."""
    rows = rules.visible_to(actor, Unit.objects.filter(office_id=office_id, is_active=True))
    exact = list(rows.filter(key=key) if key else queries.units_by_code(rows, typed)[:2])
    if len(exact) != 1:
        raise NotFoundHere
    return exact[0]


def who_moves_in(actor: Actor, unit: Unit, found: dict[str, Any]) -> Customer | actions.NewCustomer:
    """Return the customer picked, else a new one by name and number. Raises NotFoundHere."""
    if found["customer"]:
        return picked_customer(actor, unit.office_id, found)
    contacts = (actions.Way(way="mobile", value=found["phone"], is_preferred=True),) if found["phone"] else ()
    return actions.NewCustomer(name=found["customer_text"].strip(), contacts=contacts)
