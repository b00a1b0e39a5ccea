"""Units, customers and keys as rows of a spreadsheet; what is masked on the page is masked here."""

from collections.abc import Iterator
from datetime import datetime
from itertools import batched
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steward.estate.models import Contact, Customer, EstateKey, KeyLoan, Residency, Unit
from steward.estate.rules.masking import mask_value
from steward.foundation.printing.sheets import Column

PIECE = 500
PHONES = (Contact.Way.MOBILE, Contact.Way.PHONE)


def _columns(*heads: tuple[str, int]) -> list[Column]:
    return [Column(head=str(head), width=width) for head, width in heads]


def unit_columns() -> list[Column]:
    """Return the columns of units, in the reader's language."""
    return _columns(
        (_("Community"), 16), (_("Building"), 12), (_("Floor"), 8), (_("Unit"), 12), (_("Area, m²"), 10),
        (_("Handover"), 12), (_("Occupancy"), 20), (_("Renovation"), 16), (_("in use"), 8),
    )  # fmt: skip


def unit_rows(units: QuerySet[Unit]) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each unit, building by building."""
    rows = units.select_related("building__community", "floor")
    for unit in rows.order_by("building__community__name", "building__position", "floor__level", "position").iterator(
        PIECE
    ):
        yield (
            unit.building.community.name, unit.building.name, unit.floor.label, unit.code, unit.area_sqm,
            str(unit.get_delivery_display()), str(unit.get_occupancy_display()), str(unit.get_renovation_display()),
            unit.is_active,
        )  # fmt: skip


def customer_columns() -> list[Column]:
    """Return the columns of customers, in the reader's language."""
    return _columns(
        (_("Name"), 14), (_("Unit"), 12), (_("As"), 12), (_("lives there"), 10), (_("Moved in"), 12),
        (_("Telephone"), 18), (_("no calls"), 8),
    )  # fmt: skip


def customer_rows(customers: QuerySet[Customer]) -> Iterator[tuple[Any, ...]]:
    """Yield one row for each tie that a customer has now, telephones masked."""
    for piece in batched(customers.order_by("name", "pk").iterator(PIECE), PIECE):
        ties: dict[int, list[Residency | None]] = {}
        for tie in Residency.objects.filter(customer__in=piece, until_on=None).select_related("unit").order_by("pk"):
            ties.setdefault(tie.customer_id, []).append(tie)
        phones: dict[int, list[str]] = {}
        for contact in Contact.objects.filter(customer__in=piece, way__in=PHONES).order_by("-is_preferred", "pk"):
            phones.setdefault(contact.customer_id, []).append(mask_value(contact.way, contact.value))
        for customer in piece:
            for tie in ties.get(customer.pk, [None]):
                yield _customer_cells(customer, tie, "、".join(phones.get(customer.pk, ())))


def _customer_cells(customer: Customer, tie: Residency | None, phones: str) -> tuple[Any, ...]:
    return (
        customer.name or customer.salutation, tie.unit.code if tie else "", str(tie.get_role_display()) if tie else "",
        tie.lives_there if tie else None, tie.from_on if tie else None, phones, customer.wants_no_calls,
    )  # fmt: skip


def key_columns() -> list[Column]:
    """Return the columns of keys, in the reader's language."""
    return _columns(
        (_("Number"), 14), (_("Type of key"), 16), (_("Opens what"), 20), (_("Hook"), 12), (_("Kept since"), 12),
        (_("Lent to"), 14), (_("Back by"), 17), (_("late"), 8),
    )  # fmt: skip


def key_rows(keys: QuerySet[EstateKey], *, at: datetime) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each key in keeping, with its open loan."""
    rows = keys.select_related("unit", "place").order_by("number", "pk")
    for piece in batched(rows.iterator(PIECE), PIECE):
        open_ones = KeyLoan.objects.filter(estate_key__in=piece, returned_at=None).select_related("borrower")
        loans = {loan.estate_key_id: loan for loan in open_ones}
        for key in piece:
            loan = loans.get(key.pk)
            opens = key.unit.code if key.unit else key.place.name if key.place else ""
            lent = (
                (loan.borrower.name if loan.borrower else loan.borrower_name, loan.due_at, loan.due_at < at)
                if loan
                else ("", None, None)
            )
            yield (key.number, str(key.get_type_display()), opens, key.slot, key.received_on, *lent)
