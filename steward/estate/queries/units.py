"""Units and who belongs to them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from steward.estate import rules
from steward.estate.models import Customer, EstateKey, KeyLoan, Place, Residency, Unit, UnitState
from steward.estate.rules.codes import read_code
from steward.estate.rules.masking import mask_value
from steward.foundation.identity.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Resident:
    """One customer of a unit as a card shows it: telephone masked, care note only for those who handle."""

    customer: Customer
    residency: Residency
    phone: str
    care: str


@dataclass(frozen=True, kw_only=True)
class UnitCard:
    """A unit at a glance."""

    unit: Unit
    label: str
    residents: tuple[Resident, ...]
    delivered_on: date | None
    state_since: dict[str, date]  # by axis
    keys_held: int
    loans: tuple[KeyLoan, ...]  # keys that are out
    has_care: bool  # somebody here needs care; what exactly only for those who handle

    @property
    def living(self) -> int:
        """How many customers live there."""
        return sum(r.residency.lives_there for r in self.residents)


OWNERS_FIRST = Case(
    *[When(role=role, then=Value(place)) for place, role in enumerate(Residency.Role.values)],
    output_field=IntegerField(),
)


def running(on: date) -> Q:
    """Return the condition that a dated row (from_on, until_on exclusive) holds on a day."""
    return Q(from_on__lte=on) & (Q(until_on=None) | Q(until_on__gt=on))


def residents_of(unit: Unit, on: date) -> QuerySet[Residency]:
    """Return the ties to a unit that hold on a day: who lives there first, owners before others."""
    return (
        Residency.objects.filter(running(on), unit=unit)
        .select_related("customer")
        .order_by("-lives_there", OWNERS_FIRST, "id")
    )


def lives_anybody(unit: Unit, on: date) -> bool:
    """Return whether a customer lives in the unit on a day."""
    return Residency.objects.filter(running(on), unit=unit, lives_there=True).exists()


def identity_ids(customer: Customer) -> set[int]:
    """Return the ids of every row that stands for the same customer: itself, what was merged into it."""
    ids, latest = {customer.pk}, {customer.pk}
    while latest:
        latest = set(Customer.objects.filter(merged_into_id__in=latest).values_list("pk", flat=True)) - ids
        ids |= latest
    return ids


def units_of(customer: Customer, on: date) -> QuerySet[Residency]:
    """Return the ties of a customer (and of rows merged into it) that hold on a day."""
    return (
        Residency.objects.filter(running(on), customer_id__in=identity_ids(customer))
        .select_related("unit__building", "unit__floor")
        .order_by("-lives_there", "id")
    )


def unit_label(unit: Unit) -> str:
    """Return the unit as people say it: 2座 15樓 C."""
    return unit.label_text


def place_by_code(code: str) -> Place | None:
    """Return the active place whose printed code was scanned or typed in any manner, or None."""
    places = Place.objects.select_related("office", "community", "building", "floor", "unit__building", "unit__floor")
    return places.filter(code=read_code(code), is_active=True).first()


def unit_card(unit: Unit, actor: Actor, *, on: date) -> UnitCard:
    """Return the card of a unit: size, states, residents with masked telephones, keys out (six statements)."""
    ties = list(rules.visible_to(actor, residents_of(unit, on)).prefetch_related("customer__contacts"))
    handles = rules.may_see_care(actor, unit.office_id)
    states = UnitState.objects.filter(unit=unit, until_on=None, voided_at=None)
    since = dict(states.values_list("axis", "from_on"))
    keys = EstateKey.objects.filter(unit=unit, returned_on=None)
    loans = KeyLoan.objects.filter(estate_key__unit=unit, returned_at=None).select_related("estate_key", "borrower")
    return UnitCard(
        unit=unit,
        label=unit.label_text,
        residents=tuple(_resident(tie, handles) for tie in ties),
        delivered_on=since.get("delivery") if unit.delivery == "done" else None,
        state_since=since,
        keys_held=keys.count(),
        loans=tuple(loans.order_by("due_at")),
        has_care=any(tie.customer.special_care for tie in ties),
    )


def _resident(tie: Residency, handles: bool) -> Resident:
    contacts = sorted(tie.customer.contacts.all(), key=lambda c: (not c.is_preferred, c.pk))
    phone = next((mask_value(c.way, c.value) for c in contacts if c.way in ("mobile", "phone")), "")
    return Resident(
        customer=tie.customer, residency=tie, phone=phone, care=tie.customer.special_care if handles else ""
    )
