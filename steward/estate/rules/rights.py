"""Who may see and change what of the estate, read from the one table of rights."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights import table
from steward.organisation.queries import offices_in_regions_of

# model -> (kind in policy.csv, the way from the model to its office)
KIND_OF = {
    "Community": ("community", "office_id"),
    "Building": ("building", "office_id"),
    "Floor": ("building", "building__office_id"),
    "Unit": ("unit", "office_id"),
    "UnitState": ("unit", "unit__office_id"),
    "Place": ("place", "office_id"),
    "Customer": ("customer", "office_id"),
    "Contact": ("customer", "customer__office_id"),
    "Residency": ("customer", "unit__office_id"),
    "EstateKey": ("estate_key", "office_id"),
    "KeyLoan": ("estate_key", "estate_key__office_id"),
}


def office_ids(actor: Actor, kind: str, action: str) -> frozenset[int] | None:
    """Return the offices in which this actor may carry out an action; None for every office.

    The estate is read by whole offices: a right within the own area or department opens its office.
    """
    found = table.reach(actor, kind, action)
    if found.company:
        return None
    ids = found.offices | found.area_offices
    if found.departments or found.own:
        ids |= {h.office_id for h in actor.holdings if h.office_id}
    return frozenset(ids | offices_in_regions_of(found.regions_of))


def visible_to(actor: Actor, things: QuerySet) -> QuerySet:
    """Narrow communities, buildings, units, places, customers or keys to what this actor may find."""
    kind, path = KIND_OF[things.model.__name__]
    ids = office_ids(actor, kind, "read")
    return things if ids is None else things.filter(**{f"{path}__in": ids})


def may(actor: Actor, kind: str, action: str, office_id: int) -> bool:
    """Return whether this actor may carry out an action on a thing of this office."""
    ids = office_ids(actor, kind, action)
    return ids is None or office_id in ids


def need(actor: Actor, kind: str, action: str, office_id: int) -> None:
    """Raise PermissionDenied unless this actor may carry out the action in this office."""
    if not may(actor, kind, action, office_id):
        raise PermissionDenied


def may_see_care(actor: Actor, office_id: int) -> bool:
    """Return whether the note on special care is shown: to those who handle customers of this office only."""
    return may(actor, "customer", "read_care", office_id)
