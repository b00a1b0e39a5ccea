"""What an assistant sees beside the intake form while the customer speaks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from steward.cases import rules
from steward.cases.models import Case, Category, KnownOutage
from steward.estate.models import Customer, Unit
from steward.estate.queries import UnitCard, unit_card
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.statements import Place, statement
from steward.organisation.queries import responsible_for

HISTORY, RELATED, OUTAGES = 6, 4, 3
YEAR = timedelta(days=365)
RECENT = timedelta(days=14)


@dataclass(frozen=True, kw_only=True)
class Context:
    """The household, what is known to be broken, what may be related, what was before."""

    outages: list[KnownOutage] = field(default_factory=list)
    card: UnitCard | None = None
    assistant: str = ""
    related: list[Case] = field(default_factory=list)
    history: list[Case] = field(default_factory=list)
    year_count: int = 0


def context(
    *, actor: Actor, office: Office, now: datetime, unit: Unit | None = None, customer: Customer | None = None
) -> Context:
    """Return what to show beside the form once the caller (or only the unit) is known; before, only the outages."""
    outages = running_outages(office, now, building_id=unit.building_id if unit else None)
    if unit is None and customer is None:
        return Context(outages=outages)
    seen = rules.visible_to(actor, Case.objects.filter(office=office)).select_related("unit", "place", "building")
    household = seen.filter(_household(unit, customer))
    history = list(household.order_by("-received_at", "-id")[:HISTORY])
    return Context(
        outages=outages,
        card=unit_card(unit, actor, on=now.astimezone(office.zone).date()) if unit else None,
        assistant=_assistant(unit, now.astimezone(office.zone).date()) if unit else "",
        related=list(_related(seen, unit, now)) if unit else [],
        history=history,
        year_count=household.filter(received_at__gte=now - YEAR).count(),
    )


def running_outages(office: Office, now: datetime, building_id: int | None = None) -> list[KnownOutage]:
    """Return what everybody calls about now: for the whole office, and for this building if one is known."""
    if building_id is None:
        return _outages(office=office.pk, now=now)
    return _outages_near(office=office.pk, now=now, building=building_id)


def _running(office: Place, now: Place) -> QuerySet[KnownOutage]:
    return KnownOutage.objects.filter(
        Q(until_at=None) | Q(until_at__gt=now), office=office, from_at__lte=now, is_active=True
    )


@statement
def _outages(office, now):
    return _running(office, now).order_by("-from_at")[:OUTAGES]


@statement
def _outages_near(office, now, building):
    here = Q(building=None) | Q(building=building)
    return _running(office, now).filter(here).order_by("-from_at")[:OUTAGES]


def _household(unit: Unit | None, customer: Customer | None) -> Q:
    condition = Q(pk=None)
    if unit is not None:
        condition |= Q(unit=unit)
    if customer is not None:
        condition |= Q(customer=customer)
    return condition


def _related(seen: QuerySet[Case], unit: Unit, now: datetime) -> QuerySet[Case]:
    """Open cases of the same floor or of the building's common parts in the last fortnight, other households'."""
    near = Q(unit__floor_id=unit.floor_id) | Q(building_id=unit.building_id, unit=None)
    recent = seen.filter(near, is_open=True, received_at__gte=now - RECENT).exclude(unit=unit)
    return recent.order_by("-received_at", "-id")[:RELATED]


def _assistant(unit: Unit, on) -> str:
    found = responsible_for(unit.pk, unit.floor_id, unit.building_id, on)
    return (_name.first(person=found.person_id) or "") if found.person_id else ""


@statement
def _name(person):
    return Person.objects.filter(pk=person).values_list("name", flat=True)


def categories() -> QuerySet[Category]:
    """Return the active categories, parents before their children."""
    return Category.objects.filter(is_active=True).order_by("position", "code")
