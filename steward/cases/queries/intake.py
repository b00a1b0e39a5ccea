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
from steward.organisation.queries import responsible_for

HISTORY, RELATED = 6, 4
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
        return Context(outages=list(outages))
    seen = rules.visible_to(actor, Case.objects.filter(office=office)).select_related("unit", "place", "building")
    household = seen.filter(_household(unit, customer))
    history = list(household.order_by("-received_at", "-id")[:HISTORY])
    return Context(
        outages=list(outages),
        card=unit_card(unit, actor, on=now.astimezone(office.zone).date()) if unit else None,
        assistant=_assistant(unit, now.astimezone(office.zone).date()) if unit else "",
        related=list(_related(seen, unit, now)) if unit else [],
        history=history,
        year_count=household.filter(received_at__gte=now - YEAR).count(),
    )


def running_outages(office: Office, now: datetime, building_id: int | None = None) -> QuerySet[KnownOutage]:
    """Return what everybody calls about now: for the whole office, and for this building if one is known."""
    running = KnownOutage.objects.filter(
        Q(until_at=None) | Q(until_at__gt=now), office=office, from_at__lte=now, is_active=True
    )
    if building_id is not None:
        running = running.filter(Q(building=None) | Q(building_id=building_id))
    return running.order_by("-from_at")[:3]


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
    return (Person.objects.filter(pk=found.person_id).values_list("name", flat=True).first() or "") if found else ""


def categories() -> QuerySet[Category]:
    """Return the active categories, parents before their children."""
    return Category.objects.filter(is_active=True).order_by("position", "code")
