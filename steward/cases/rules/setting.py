"""Who may see and change what cases are set up with: categories, clocks, dispatch, answers, outages, numbers."""

from collections.abc import Callable

from django.db.models import Model, Q, QuerySet

from steward.cases.models import Category, ClockPolicy, DispatchRule, HouseNumbers, KnownOutage, StandardAnswer
from steward.foundation.identity.actor import Actor
from steward.foundation.rights import table
from steward.organisation.queries import offices_in_regions_of

SETTINGS: dict[str, type[Model]] = {
    "case_category": Category,
    "clock_policy": ClockPolicy,
    "dispatch_rule": DispatchRule,
    "standard_answer": StandardAnswer,
    "outage": KnownOutage,
    "house_numbers": HouseNumbers,
}
COMPANY_ONLY = frozenset({"case_category"})
OFFICE_ONLY = frozenset({"outage"})


def right_of(what: str) -> str:
    """Return the kind under which the table of rights speaks of this setting."""
    return "outage" if what == "outage" else "case_settings"


def may_read_settings(actor: Actor, what: str) -> bool:
    """Return whether this actor may read these settings anywhere."""
    return bool(table.reach(actor, right_of(what), "read"))


def may_change_setting(actor: Actor, what: str, office_id: int | None) -> bool:
    """Return whether this actor may change what this office (None: the company) has set."""
    if office_id is None:
        return table.reach(actor, right_of(what), "edit").company
    return table.may(actor, right_of(what), "edit", office_id=office_id)


def settings_visible(actor: Actor, what: str, rows: QuerySet) -> QuerySet:
    """Narrow settings to those of the offices in reach and those of the company."""
    found = table.reach(actor, right_of(what), "read")
    if not found:
        return rows.none()
    if found.company or what in COMPANY_ONLY:
        return rows
    offices = found.offices | offices_in_regions_of(found.regions_of)
    return rows.filter(Q(office_id__in=offices) | Q(office=None))


def reads_settings(what: str) -> Callable[[Actor, QuerySet], QuerySet]:
    """Return the narrowing of one kind of setting, for its description among the record types."""

    def visible(actor: Actor, rows: QuerySet) -> QuerySet:
        return settings_visible(actor, what, rows)

    return visible
