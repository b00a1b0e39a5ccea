"""The page of one unit."""

from dataclasses import dataclass
from datetime import date

from steward.estate import rules
from steward.estate.models import AXES, AXIS_WORDS, Residency, Unit, UnitState
from steward.foundation.identity.actor import Actor

from .cards import UnitCard, unit_card

MOST_STATES = 60


@dataclass(frozen=True, kw_only=True)
class StateLine:
    """What held on one axis from a day until a day."""

    axis: str
    words: str
    from_on: date
    until_on: date | None
    set_by: str
    is_voided: bool


@dataclass(frozen=True, kw_only=True)
class UnitPage:
    """Everything about one unit that this reader may see."""

    card: UnitCard
    states: tuple[StateLine, ...]
    former: tuple[Residency, ...]

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.card.unit


def unit_page(actor: Actor, unit: Unit, *, on: date) -> UnitPage:
    """Return the page of a unit: card, states of all times, who lived there before."""
    rows = UnitState.objects.filter(unit=unit).select_related("set_by").order_by("-from_on", "-id")[:MOST_STATES]
    gone = (
        Residency.objects.filter(unit=unit, until_on__lte=on).select_related("customer").order_by("-until_on", "-id")
    )
    return UnitPage(
        card=unit_card(unit, actor, on=on),
        states=tuple(
            StateLine(
                axis=str(AXIS_WORDS[row.axis]),
                words=str(AXES[row.axis](row.value).label),
                from_on=row.from_on,
                until_on=row.until_on,
                set_by=row.set_by.name if row.set_by else "",
                is_voided=row.voided_at is not None,
            )
            for row in rows
            if row.from_on != row.until_on or row.voided_at
        ),
        former=tuple(rules.visible_to(actor, gone)[:MOST_STATES]),
    )
