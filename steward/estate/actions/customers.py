"""Customers come to be and change; each has a key of their own from the first moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import CallerTerm, Contact, Customer, Residency, Unit
from steward.estate.queries.finding import findable_customers
from steward.estate.queries.locking import locked
from steward.estate.rules.editing import changed
from steward.estate.rules.rights import need
from steward.estate.rules.terms import caller_terms, sound
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.actions import create_keys
from steward.foundation.search import actions as search
from steward.foundation.search.phones import digits
from steward.foundation.timeline.actions import Concern, Entry, Said, record, record_all
from steward.foundation.timeline.models import Origin

TAIL = 8
PHONES = (Contact.Way.MOBILE, Contact.Way.PHONE)


class NobodyNamed(Exception):
    """A customer was to be stored without a name and without a way to reach them."""

    def __str__(self) -> str:
        return _("Write a name or a telephone number.")


class Erased(Exception):
    """The customer's details were erased; they cannot be written again on the same record."""

    def __str__(self) -> str:
        return _("This customer's details were erased. Add the customer anew if they have come back.")


@dataclass(frozen=True, kw_only=True)
class Way:
    """One telephone number or address."""

    way: str
    value: str
    is_preferred: bool = False


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A residency that a new customer begins with."""

    unit: Unit
    role: str
    from_on: date
    lives_there: bool = True
    until_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewCustomer:
    """Everything known of a customer to be added."""

    name: str = ""
    salutation: str = ""
    contacts: tuple[Way, ...] = ()
    ties: tuple[Tie, ...] = ()
    is_organisation: bool = False
    special_care: str = ""
    language: str = ""
    wants_no_calls: bool = False

    @property
    def phones(self) -> list[str]:
        """The telephone numbers among the contacts."""
        return [c.value for c in self.contacts if c.way in PHONES]


@transaction.atomic
def add_customer(*, office: Office, customer: NewCustomer, actor: Actor, at: datetime) -> Customer:
    """Add one customer with contacts and residencies. Raises NobodyNamed."""
    return add_customers(office=office, customers=[customer], actor=actor, at=at)[0]


@transaction.atomic
def add_customers(
    *, office: Office, customers: Sequence[NewCustomer], actor: Actor, at: datetime, origin: Origin = Origin.LIVE,
    batch: int | None = None,
) -> list[Customer]:  # fmt: skip
    """Add many customers of one office with a fixed number of statements. Raises NobodyNamed."""
    need(actor, "customer", "change", office.pk)
    if any(not new.name and not new.contacts for new in customers):
        raise NobodyNamed
    rows = Customer.objects.bulk_create(
        Customer(office=office, personal_key=key, created_at=at, **_fields(new))
        for new, key in zip(customers, create_keys(count=len(customers), at=at), strict=True)
    )
    pairs = list(zip(rows, customers, strict=True))
    Contact.objects.bulk_create(_contact(row, way) for row, new in pairs for way in new.contacts)
    CallerTerm.objects.bulk_create(
        CallerTerm(customer=row, office=office, term=term)
        for row, new in pairs
        for term in sorted(caller_terms(new.name, new.phones))
    )
    Residency.objects.bulk_create(
        Residency(
            customer=row, unit=tie.unit, role=tie.role, lives_there=tie.lives_there, from_on=tie.from_on,
            until_on=tie.until_on,
        )
        for row, new in pairs
        for tie in new.ties
    )  # fmt: skip
    record_all(
        Entry(
            verb="estate.customer_added", office=office, actor=actor, captured_at=at, origin=origin, batch=batch,
            about=[Concern("customer", row.pk), *[Concern("unit", tie.unit.pk, "lives_in") for tie in new.ties]],
            facts={"contacts": len(new.contacts), "ties": len(new.ties)},
            said={"name": Said(row.personal_key, new.name)},
        )
        for row, new in pairs
    )  # fmt: skip
    search.put_all(records=findable_customers([row.pk for row in rows]), are_new=True)
    return rows


def _fields(new: NewCustomer) -> dict[str, Any]:
    pinyin, initials = sound(new.name)
    return {
        "name": new.name, "salutation": new.salutation, "pinyin": pinyin, "initials": initials,
        "is_organisation": new.is_organisation, "special_care": new.special_care, "language": new.language,
        "wants_no_calls": new.wants_no_calls,
    }  # fmt: skip


def _contact(row: Customer, way: Way) -> Contact:
    tail = digits(way.value)[-TAIL:] if way.way in PHONES else ""
    return Contact(customer=row, way=way.way, value=way.value, tail=tail, is_preferred=way.is_preferred)


@transaction.atomic
def change_customer(
    *,
    customer_id: int,
    version: int | None,
    actor: Actor,
    at: datetime,
    contacts: Iterable[Way] | None = None,
    **wanted,
) -> Customer:
    """Change what is known of a customer; `contacts` replaces all of them. The values before are kept under the key.

    Raises StaleVersion, NobodyNamed and Erased.
    """
    row = locked(Customer.objects.select_related("office", "personal_key"), customer_id, version)
    need(actor, "customer", "change", row.office_id)
    if row.erased_at:
        raise Erased
    if "name" in wanted:
        wanted["pinyin"], wanted["initials"] = sound(wanted["name"])
    difference = changed(row, wanted)
    before = {name: str(pair[0]) for name, pair in difference.items() if name not in ("pinyin", "initials")}
    old, new = _replace_contacts(row, contacts)
    if old != new:
        before["contacts"] = ", ".join(value for _way, value, _preferred in old)
    if not row.name and not new:
        raise NobodyNamed
    if before:
        row.version += 1
        row.save(update_fields=[*difference, "version"])
        _put_terms(row)
        record(
            verb="estate.customer_changed", office=row.office, actor=actor, captured_at=at,
            about=[Concern("customer", row.pk)], facts={"customer_fields": sorted(before)},
            said={name: Said(row.personal_key, text) for name, text in before.items()},
        )  # fmt: skip
        search.put_all(records=findable_customers([row.pk]))
    return row


def _replace_contacts(row: Customer, contacts: Iterable[Way] | None) -> tuple[list[tuple], list[tuple]]:
    """Store the contacts wanted if they differ; returns them before and after as comparable tuples."""
    old = sorted(row.contacts.values_list("way", "value", "is_preferred"))
    if contacts is None:
        return old, old
    ways = list(contacts)
    new = sorted((str(c.way), c.value, c.is_preferred) for c in ways)
    if old != new:
        row.contacts.all().delete()
        Contact.objects.bulk_create(_contact(row, way) for way in ways)
    return old, new


def _put_terms(row: Customer) -> None:
    """Write anew under which spellings a customer is found."""
    phones = row.contacts.filter(way__in=PHONES).values_list("value", flat=True)
    wanted = caller_terms(row.name, phones)
    held = set(row.terms.values_list("term", flat=True))
    row.terms.filter(term__in=held - wanted).delete()
    CallerTerm.objects.bulk_create(
        CallerTerm(customer=row, office_id=row.office_id, term=term) for term in sorted(wanted - held)
    )
