"""Units and who belongs to them."""

from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from steward.estate.models import Customer, Place, Residency, Unit
from steward.estate.rules.codes import code_key, read_code
from steward.foundation.statements import statement

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


def units_by_code(units: QuerySet[Unit], typed: str) -> QuerySet[Unit]:
    """Narrow units to those with exactly this code, however it was typed."""
    key = code_key(typed)
    return units.filter(code_key=key) if key else units.none()


def lives_anybody(unit: Unit, on: date) -> bool:
    """Return whether a customer lives in the unit on a day."""
    return Residency.objects.filter(running(on), unit=unit, lives_there=True).exists()


@statement
def _merged_into(customers):
    return Customer.objects.filter(merged_into__pk__in=customers).values_list("pk", flat=True)


def identity_ids(customer: Customer) -> set[int]:
    """Return the ids of every row that stands for the same customer: itself, what was merged into it."""
    ids, latest = {customer.pk}, {customer.pk}
    while latest:
        latest = set(_merged_into(customers=latest)) - ids
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
