"""The line under each record of the estate among the results of a search; one or two statements for all of them."""

from collections.abc import Sequence

from steward.estate.models import Contact, Customer, EstateKey, KeyLoan, Place, Residency, Unit
from steward.estate.rules.codes import show_code
from steward.estate.rules.masking import mask_value

from .grids import state_words


def unit_lines(units: Sequence[Unit]) -> dict[int, str]:
    """Return code, community and state of each unit."""
    return {unit.pk: f"{unit.code}　{unit.building.community.name}　{state_words(unit)}" for unit in units}


def place_lines(places: Sequence[Place]) -> dict[int, str]:
    """Return type, label and where each place lies."""
    return {
        place.pk: "　".join(
            [str(place.get_type_display()), show_code(place.code), (place.building or place.community).name]
        )
        for place in places
    }


def customer_lines(customers: Sequence[Customer]) -> dict[int, str]:
    """Return the units of each customer and the first telephone, masked."""
    words: dict[int, list[str]] = {customer.pk: [] for customer in customers}
    ties = Residency.objects.filter(customer__in=customers, until_on=None).order_by("-lives_there", "id")
    for tie in ties.select_related("unit__building", "unit__floor"):
        words[tie.customer_id].append(f"{tie.unit.label_text}・{tie.get_role_display()}")
    shown: dict[int, str] = {}
    for contact in Contact.objects.filter(customer__in=customers).order_by("-is_preferred", "id"):
        if contact.way in (Contact.Way.MOBILE, Contact.Way.PHONE):
            shown.setdefault(contact.customer_id, mask_value(contact.way, contact.value))
    return {pk: "　".join([*found, *([shown[pk]] if pk in shown else [])]) for pk, found in words.items()}


def key_lines(keys: Sequence[EstateKey]) -> dict[int, str]:
    """Return what each key opens, and who has it while it is out."""
    loans = KeyLoan.objects.filter(estate_key__in=keys, returned_at=None).select_related("borrower")
    out = {loan.estate_key_id: loan.borrower.name if loan.borrower else loan.borrower_name for loan in loans}
    return {key.pk: "　".join(filter(None, [_opens(key), key.slot, out.get(key.pk, "")])) for key in keys}


def _opens(key: EstateKey) -> str:
    if key.unit:
        return key.unit.label_text
    return key.place.name if key.place else ""
