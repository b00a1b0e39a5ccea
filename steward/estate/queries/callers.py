"""Who is calling: found while typing, by telephone, unit, name or sound."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from steward.estate import rules
from steward.estate.models import CallerTerm, Contact, Customer, Residency, Unit
from steward.estate.rules.codes import code_key, code_parts
from steward.estate.rules.rights import office_ids
from steward.estate.rules.terms import asked_terms, is_number
from steward.foundation.identity.actor import Actor
from steward.foundation.privacy.masking import mask_phone

from .prefixes import begins_with
from .units import OWNERS_FIRST, running

LOOKED_AT = 60  # candidates ranked in memory, however short the text


@dataclass(frozen=True, kw_only=True)
class Caller:
    """One possible caller: a customer in a unit, a customer without one, or a unit where nobody is known."""

    customer: Customer | None
    unit: Unit | None
    residency: Residency | None
    phone: str  # masked; empty when none is known
    matched: str  # "phone", "unit" or "name"
    household: int = 0  # how many live there

    @property
    def unit_label(self) -> str:
        """The unit as people say it, or nothing."""
        return self.unit.label_text if self.unit else ""


def find_callers(actor: Actor, text: str, *, on: date, limit: int = 8) -> list[Caller]:
    """Return whom a typed text may mean, likeliest first: an exact unit, then telephones, names, sounds.

    At most eight statements, whatever the size of the estate.
    """
    text = text.replace("\0", "").strip()[:60]
    if not text:
        return []
    found = _by_unit(actor, text, on, limit)
    found += _by_term(actor, text, on, limit)
    unique = {(c.customer and c.customer.pk, c.unit and c.unit.pk): c for c in reversed(found)}
    ordered = [c for c in found if unique.get((c.customer and c.customer.pk, c.unit and c.unit.pk)) is c]
    return _with_phones(ordered[:limit])


def _in_offices(ids: Iterable[int] | None, field: str = "office_id") -> Q:
    return Q() if ids is None else Q(**{f"{field}__in": ids})


def _by_unit(actor: Actor, text: str, on: date, limit: int) -> list[Caller]:
    parts, key = code_parts(text), code_key(text)
    if not key or not any(part.isdigit() for part in parts):
        return []
    ids = office_ids(actor, "unit", "read")
    fitting = Unit.objects.filter(_in_offices(ids), Q(begins_with("code_key", key)) | Q(begins_with("short_key", key)))
    units = sorted(
        fitting.filter(is_active=True).select_related("building", "floor").order_by("code_key")[:LOOKED_AT],
        key=lambda unit: _unit_rank(unit, parts, key),
    )[:limit]
    ties = _residencies_of(actor, [unit.pk for unit in units], on)
    found = []
    for unit in units:
        here = ties.get(unit.pk, [])
        living = sum(tie.lives_there for tie in here)
        found += [_caller(tie.customer, unit, tie, "unit", living) for tie in here] or [
            _caller(None, unit, None, "unit", 0)
        ]
    return found


def _unit_rank(unit: Unit, parts: list[str], key: str) -> tuple:
    """Order units found: the exact code, the same parts (2-1 before 21), the whole code before its short form."""
    own = code_parts(unit.code)
    return (
        unit.code_key != key,
        own[: len(parts)] != parts,
        not unit.code_key.startswith(key),
        len(unit.code_key),
        unit.code_key,
    )


def _residencies_of(actor: Actor, units: list[int], on: date) -> dict[int, list[Residency]]:
    found: dict[int, list[Residency]] = {}
    ties = rules.visible_to(actor, Residency.objects.filter(running(on), unit_id__in=units))
    for tie in ties.select_related("customer").order_by("-lives_there", OWNERS_FIRST, "id"):
        found.setdefault(tie.unit_id, []).append(tie)
    return found


def _by_term(actor: Actor, text: str, on: date, limit: int) -> list[Caller]:
    ids = office_ids(actor, "customer", "read")
    if ids is not None and not ids:
        return []
    customers: dict[int, str] = {}
    for asked in asked_terms(text):
        matched = "phone" if is_number(asked) else "name"
        terms = CallerTerm.objects.filter(_in_offices(ids), begins_with("term", asked)).order_by("term")
        for customer_id in terms.values_list("customer_id", flat=True)[:LOOKED_AT]:
            customers.setdefault(customer_id, matched)
        if len(customers) >= limit:
            break
    return _with_units(list(customers)[:LOOKED_AT], customers, on)[:limit]


def _with_units(ids: list[int], matched: dict[int, str], on: date) -> list[Caller]:
    rows = Customer.objects.select_related("merged_into").in_bulk(ids)
    heads = {pk: _head(rows[pk]) for pk in ids if pk in rows}
    wanted = set(ids) | {head.pk for head in heads.values()}
    ties: dict[int, list[Residency]] = {}
    held = Residency.objects.filter(running(on), customer_id__in=wanted)
    for tie in held.select_related("unit__building", "unit__floor").order_by("-lives_there", "id"):
        ties.setdefault(tie.customer_id, []).append(tie)
    found, seen = [], set()
    for pk in ids:
        if pk not in heads or heads[pk].pk in seen:
            continue
        head = heads[pk]
        seen.add(head.pk)
        here = ties.get(head.pk, []) + (ties.get(pk, []) if pk != head.pk else [])
        found += [_caller(head, tie.unit, tie, matched[pk], 0) for tie in here] or [
            _caller(head, None, None, matched[pk], 0)
        ]
    return found


def _head(customer: Customer) -> Customer:
    return customer.merged_into or customer


def _caller(customer, unit, residency, matched: str, household: int) -> Caller:
    return Caller(customer=customer, unit=unit, residency=residency, phone="", matched=matched, household=household)


def _with_phones(callers: list[Caller]) -> list[Caller]:
    """Give each caller the masked number, the preferred one first."""
    ids = {c.customer.pk for c in callers if c.customer}
    phones: dict[int, str] = {}
    numbers = Contact.objects.filter(customer_id__in=ids, way__in=("mobile", "phone")).order_by("-is_preferred", "id")
    for customer_id, value in numbers.values_list("customer_id", "value"):
        phones.setdefault(customer_id, mask_phone(value))
    return [
        Caller(
            customer=c.customer, unit=c.unit, residency=c.residency, matched=c.matched, household=c.household,
            phone=phones.get(c.customer.pk, "") if c.customer else "",
        )
        for c in callers
    ]  # fmt: skip
