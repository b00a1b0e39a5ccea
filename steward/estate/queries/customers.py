"""Lists and pages of customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from steward.estate import rules
from steward.estate.models import CallerTerm, Contact, Customer, Residency, Unit
from steward.estate.rules.codes import code_key, code_parts
from steward.estate.rules.masking import mask_value
from steward.estate.rules.terms import asked_terms
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.statements import statement
from steward.foundation.ui.paging import Bounded, KeyPage, bounded_count, page_by_key

from .prefixes import begins_with
from .units import identity_ids, running

PHONES = (Contact.Way.MOBILE, Contact.Way.PHONE)
ORDER = ("name", "id")


@dataclass(frozen=True, kw_only=True)
class CustomerLine:
    """One customer in a list."""

    customer: Customer
    units: tuple[Residency, ...]
    phone: str


@dataclass(frozen=True, kw_only=True)
class CustomersPage:
    """A list of customers, filtered."""

    office: Office
    lines: tuple[CustomerLine, ...]
    page: KeyPage
    found: Bounded
    asked: Mapping[str, str]
    may_change: bool
    may_export: bool
    may_import: bool

    @property
    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return any(self.asked.values())


@dataclass(frozen=True, kw_only=True)
class CustomerPage:
    """Everything about one customer that this reader may see; numbers are masked."""

    customer: Customer
    contacts: tuple[tuple[Contact, str], ...]
    phones: str
    addresses: str
    ties: tuple[Residency, ...]
    past: tuple[Residency, ...]
    merged: tuple[Customer, ...]
    care: str
    may_change: bool
    may_merge: bool
    may_reveal: bool
    may_erase: bool


def customers_of(actor: Actor, office: Office, asked: Mapping[str, str], *, on: date) -> QuerySet[Customer]:
    """Return the customers of an office that fit the filters `q`, `role`, `building` and `mark`."""
    rows = rules.visible_to(actor, Customer.objects.filter(office=office, merged_into=None))
    if text := asked.get("q", "").replace("\0", "").strip():
        rows = rows.filter(pk__in=_found(office, text, on))
    ties = Residency.objects.filter(running(on), customer=OuterRef("pk"))
    if role := asked.get("role"):
        rows = rows.filter(Exists(ties.filter(role=role)))
    if building := asked.get("building"):
        rows = rows.filter(Exists(ties.filter(unit__building__code=building[:16])))
    marks = {"care": ~Q(special_care=""), "no_calls": Q(wants_no_calls=True), "gone": ~Exists(ties)}
    if asked.get("mark") == "care" and not rules.may_see_care(actor, office.pk):
        return rows.none()
    return rows.filter(marks[asked["mark"]]) if asked.get("mark") in marks else rows


def _found(office: Office, text: str, on: date) -> QuerySet[Customer]:
    """Return the ids of customers found by name, sound, telephone or unit; merged records lead to the one kept."""
    condition = Q()
    terms = Q()
    for term in asked_terms(text):
        terms |= Q(begins_with("term", term))
    if terms:
        hits = CallerTerm.objects.filter(terms, office=office).values("customer_id")
        condition |= Q(pk__in=hits) | Q(merged__in=hits)
    key = code_key(text)
    if any(part.isdigit() for part in code_parts(text)):
        units = Unit.objects.filter(Q(begins_with("code_key", key)) | Q(begins_with("short_key", key)), office=office)
        condition |= Q(pk__in=Residency.objects.filter(running(on), unit__in=units).values("customer_id"))
    rows = Customer.objects.filter(office=office)
    return rows.filter(condition).values("pk") if condition else rows.none().values("pk")


def customers_page(
    actor: Actor, office: Office, asked: Mapping[str, str], *, on: date, after: str = "", before: str = ""
) -> CustomersPage:
    """Return one page of the list (a fixed number of statements)."""
    rows = customers_of(actor, office, asked, on=on)
    ties = Residency.objects.filter(running(on)).select_related("unit__building", "unit__floor").order_by("id")
    numbers = Contact.objects.filter(way__in=PHONES).order_by("-is_preferred", "id")
    full = rows.prefetch_related(
        Prefetch("residencies", queryset=ties, to_attr="running_ties"),
        Prefetch("contacts", queryset=numbers, to_attr="numbers"),
    )
    page = page_by_key(full, order=ORDER, after=after, before=before)
    lines = tuple(
        CustomerLine(
            customer=row,
            units=tuple(row.running_ties),
            phone=mask_value(row.numbers[0].way, row.numbers[0].value) if row.numbers else "",
        )
        for row in page.rows
    )
    return CustomersPage(
        office=office, lines=lines, page=page, found=bounded_count(rows), asked=asked,
        may_change=rules.may(actor, "customer", "change", office.pk),
        may_export=rules.may(actor, "customer", "export", office.pk),
        may_import=rules.may(actor, "customer", "import", office.pk),
    )  # fmt: skip


def customer_page(actor: Actor, customer: Customer, *, on: date) -> CustomerPage:
    """Return everything about one customer; rows merged into it count as it."""
    ids = identity_ids(customer)
    every = Residency.objects.filter(customer_id__in=ids).select_related("unit__building", "unit__floor")
    ties = list(every.order_by("-from_on", "-id"))
    held = [tie for tie in ties if tie.until_on is None or tie.until_on > on]
    contacts = [
        (contact, mask_value(contact.way, contact.value))
        for contact in Contact.objects.filter(customer_id__in=ids).order_by("-is_preferred", "id")
    ]
    office = customer.office_id
    return CustomerPage(
        customer=customer,
        contacts=tuple(contacts),
        phones="　".join(shown for contact, shown in contacts if contact.way in PHONES),
        addresses="　".join(shown for contact, shown in contacts if contact.way not in PHONES),
        ties=tuple(held),
        past=tuple(tie for tie in ties if tie not in held),
        merged=tuple(Customer.objects.filter(merged_into=customer).order_by("merged_at")),
        care=customer.special_care if rules.may_see_care(actor, office) else "",
        may_change=rules.may(actor, "customer", "change", office) and customer.erased_at is None,
        may_merge=rules.may(actor, "customer", "merge", office) and customer.erased_at is None,
        may_reveal=rules.may(actor, "customer", "reveal", office),
        may_erase=rules.may(actor, "customer", "erase", office) and customer.erased_at is None,
    )


def phones_in_clear(customer: Customer) -> str:
    """Return the telephone numbers of a customer; only after the look was written down."""
    return "　".join(_clear(customer, phones=True))


def addresses_in_clear(customer: Customer) -> str:
    """Return e-mail and chat addresses of a customer; only after the look was written down."""
    return "　".join(_clear(customer, phones=False))


@statement
def _ways_to(customers):
    rows = Contact.objects.filter(customer__pk__in=customers).order_by("-is_preferred", "id")
    return rows.values_list("way", "value")


def _clear(customer: Customer, *, phones: bool) -> list[str]:
    ways = _ways_to(customers=identity_ids(customer))
    return [value for way, value in ways if (way in PHONES) == phones]
