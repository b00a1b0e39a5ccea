"""People move in and out; the unit's occupancy follows, so that one act is recorded once."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from steward.estate.models import Customer, Occupancy, Residency, Unit, UnitState
from steward.estate.queries.finding import findable_customers
from steward.estate.queries.locking import locked
from steward.estate.queries.units import lives_anybody
from steward.estate.rules.editing import changed
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record

from .customers import NewCustomer, add_customer
from .states import BACKDATED_DAYS, set_unit_state


class AlreadyThere(Exception):
    """The customer has this tie to this unit in the same days."""

    def __str__(self) -> str:
        return _("This customer is already registered in this unit.")


class AnotherOffice(Exception):
    """Customer and unit belong to different offices."""

    def __str__(self) -> str:
        return _("The unit belongs to another office.")


class OutBeforeIn(Exception):
    """Somebody was to leave before they came."""

    def __init__(self, since: date) -> None:
        super().__init__(since)
        self.since = since

    def __str__(self) -> str:
        day = date_format(self.since, "DATE_FORMAT")
        return _("They moved in on %(day)s. Choose that day or a later one.") % {"day": day}


@transaction.atomic
def move_in(
    *, customer: Customer | NewCustomer, unit: Unit, role: str, from_on: date, actor: Actor, at: datetime,
    lives_there: bool = True,
) -> Residency:  # fmt: skip
    """Tie a customer, known or new, to a unit from a day on (clause C4.9); who lives there makes it occupied.

    Raises AlreadyThere, AnotherOffice and NobodyNamed.
    """
    need(actor, "customer", "change", unit.office_id)
    if isinstance(customer, NewCustomer):
        customer = add_customer(office=unit.office, customer=customer, actor=actor, at=at)
    if customer.office_id != unit.office_id:
        raise AnotherOffice
    running = Residency.objects.filter(Q(until_on=None) | Q(until_on__gt=from_on), customer=customer, unit=unit)
    if running.exists():
        raise AlreadyThere
    row = Residency.objects.create(customer=customer, unit=unit, role=role, lives_there=lives_there, from_on=from_on)
    record(
        verb="estate.moved_in", office=unit.office, actor=actor, captured_at=at,
        about=[Concern("customer", customer.pk), Concern("unit", unit.pk)],
        facts={"residency_role": role, "from_on": from_on, "unit": unit.code},
    )  # fmt: skip
    search.put_all(records=findable_customers([customer.pk]))
    if lives_there and _may_follow(unit, Occupancy.OCCUPIED, from_on, at):
        _follow(unit, Occupancy.OCCUPIED, from_on, actor, at)
    return row


@transaction.atomic
def change_residency(*, residency_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> Residency:
    """Correct role, first day or whether they live there. Raises StaleVersion and OutBeforeIn."""
    row = locked(Residency.objects.select_related("unit__office"), residency_id, version)
    need(actor, "customer", "change", row.unit.office_id)
    first = wanted.get("from_on", row.from_on)
    if row.until_on and row.until_on < first:
        raise OutBeforeIn(first)
    if difference := changed(row, wanted):
        row.version += 1
        row.save(update_fields=[*difference, "version"])
        record(
            verb="estate.residency_changed", office=row.unit.office, actor=actor, captured_at=at,
            about=[Concern("customer", row.customer_id), Concern("unit", row.unit_id)],
            facts={"residency_fields": sorted(difference), "residency_role": row.role, "from_on": row.from_on},
        )  # fmt: skip
    return row


@transaction.atomic
def move_out(
    *, residency_id: int, version: int | None, until_on: date, actor: Actor, at: datetime, then: str = ""
) -> Residency:
    """End a tie on a day; `then` is the occupancy of the unit when nobody is left in it.

    Raises StaleVersion and OutBeforeIn.
    """
    row = locked(Residency.objects.select_related("unit__office"), residency_id, version)
    unit = row.unit
    need(actor, "customer", "change", unit.office_id)
    if until_on < row.from_on:
        raise OutBeforeIn(row.from_on)
    row.until_on = until_on
    row.version += 1
    row.save(update_fields=["until_on", "version"])
    record(
        verb="estate.moved_out", office=unit.office, actor=actor, captured_at=at,
        about=[Concern("customer", row.customer_id), Concern("unit", unit.pk)],
        facts={"residency_role": row.role, "until_on": until_on, "unit": unit.code},
    )  # fmt: skip
    search.put_all(records=findable_customers([row.customer_id]))
    if then and not lives_anybody(unit, until_on) and _may_follow(unit, then, until_on, at):
        _follow(unit, then, until_on, actor, at)
    return row


def _may_follow(unit: Unit, occupancy: str, day: date, at: datetime) -> bool:
    return unit.occupancy != occupancy and day <= at.astimezone(unit.office.zone).date()


def _follow(unit: Unit, occupancy: str, day: date, actor: Actor, at: datetime) -> None:
    """Set the occupancy that a move brings about: not before the state that it ends, nor further back than one may."""
    row = UnitState.objects.filter(unit=unit, axis="occupancy", until_on=None, voided_at=None).first()
    furthest = at.astimezone(unit.office.zone).date() - timedelta(days=BACKDATED_DAYS)
    since = max(day, furthest, row.from_on if row else day)
    set_unit_state(unit_id=unit.pk, axis="occupancy", value=occupancy, from_on=since, actor=actor, at=at, why="move")
