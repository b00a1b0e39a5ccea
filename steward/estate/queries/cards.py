"""A unit at a glance, with the states that can be set."""

from dataclasses import dataclass
from datetime import date

from steward.estate import rules
from steward.estate.models import AXES, AXIS_WORDS, Customer, EstateKey, KeyLoan, Residency, Unit, UnitState
from steward.estate.rules.masking import mask_value
from steward.foundation.identity.actor import Actor
from steward.foundation.statements import statement

from .grids import shape_of, state_words
from .units import residents_of


@dataclass(frozen=True, kw_only=True)
class Resident:
    """One customer of a unit as a card shows it: telephone masked, care note only for those who handle."""

    customer: Customer
    residency: Residency
    phone: str
    care: str


@dataclass(frozen=True, kw_only=True)
class AxisState:
    """Where the unit stands on one axis, since when, and what it can be set to."""

    axis: str
    label: str
    value: str
    words: str
    since: date | None
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class UnitCard:
    """A unit at a glance; the page asks it and nothing else."""

    unit: Unit
    label: str
    shape: str
    words: str
    residents: tuple[Resident, ...]
    axes: tuple[AxisState, ...]
    keys: tuple[EstateKey, ...]
    loans: tuple[KeyLoan, ...]  # keys that are out
    has_care: bool  # somebody here needs care; what exactly only for those who handle
    today: date
    may_set_state: bool
    may_change: bool
    may_change_customers: bool
    may_see_customers: bool
    may_see_keys: bool

    @property
    def living(self) -> int:
        """How many customers live there."""
        return sum(r.residency.lives_there for r in self.residents)

    @property
    def days_vacant(self) -> int:
        """For how many days nobody has lived there, today included; 0 when somebody does."""
        since = next((a.since for a in self.axes if a.axis == "occupancy"), None)
        return (self.today - since).days + 1 if self.unit.is_vacant and since else 0


def unit_card(unit: Unit, actor: Actor, *, on: date) -> UnitCard:
    """Return the card of a unit (at most six statements, however many residents and keys)."""
    office = unit.office_id
    sees_keys = rules.may(actor, "estate_key", "read", office)
    ties = list(rules.visible_to(actor, residents_of(unit, on)).prefetch_related("customer__contacts"))
    handles = rules.may_see_care(actor, office)
    keys = tuple(_keys_kept(unit=unit.pk)) if sees_keys else ()
    out = KeyLoan.objects.filter(estate_key__in=keys, returned_at=None).select_related("estate_key", "borrower")
    return UnitCard(
        unit=unit,
        label=unit.label_text,
        shape=shape_of(unit),
        words=state_words(unit),
        residents=tuple(_resident(tie, handles) for tie in ties),
        axes=_axes(unit),
        keys=keys,
        loans=tuple(out.order_by("due_at")) if keys else (),
        has_care=any(tie.customer.special_care for tie in ties),
        today=on,
        may_set_state=rules.may(actor, "unit", "set_state", office),
        may_change=rules.may(actor, "unit", "change", office),
        may_change_customers=rules.may(actor, "customer", "change", office),
        may_see_customers=rules.may(actor, "customer", "read", office),
        may_see_keys=sees_keys,
    )


def _resident(tie: Residency, handles: bool) -> Resident:
    contacts = sorted(tie.customer.contacts.all(), key=lambda c: (not c.is_preferred, c.pk))
    phone = next((mask_value(c.way, c.value) for c in contacts if c.way in ("mobile", "phone")), "")
    return Resident(
        customer=tie.customer, residency=tie, phone=phone, care=tie.customer.special_care if handles else ""
    )


@statement
def _states(unit):
    return UnitState.objects.filter(unit=unit, until_on=None, voided_at=None).values_list("axis", "from_on")


@statement
def _keys_kept(unit):
    return EstateKey.objects.filter(unit=unit, returned_on=None).order_by("number")


def _axes(unit: Unit) -> tuple[AxisState, ...]:
    since = dict(_states(unit=unit.pk))
    return tuple(
        AxisState(
            axis=axis,
            label=str(AXIS_WORDS[axis]),
            value=getattr(unit, axis),
            words=str(words(getattr(unit, axis)).label),
            since=since.get(axis),
            choices=tuple((value, str(label)) for value, label in words.choices),
        )
        for axis, words in AXES.items()
    )
