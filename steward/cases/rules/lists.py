"""Who may look at the whole company's list, take it away as a spreadsheet, and share a view of it."""

from typing import Any

from django.db.models import Q, QuerySet

from steward.cases.models import Handover
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights import table
from steward.foundation.statements import statement

from .rights import stands_for


def sees_whole_company(actor: Actor) -> bool:
    """Return whether the list may be shown for all offices at once."""
    found = table.reach(actor, "case", "read", "plain")
    return found.company or len(found.offices) > 1 or bool(found.regions_of)


def may_export(actor: Actor, office: Office | None) -> bool:
    """Return whether this actor may take the cases of an office (None: of the company) away as a spreadsheet."""
    if office is None:
        return table.reach(actor, "case", "export").company
    return table.may(actor, "case", "export", office_id=office.pk)


def may_share_view(actor: Actor, office: Office) -> bool:
    """Return whether this actor may keep a view for the whole office."""
    return table.may(actor, "saved_view", "share", office_id=office.pk)


def offers_to(actor: Actor) -> QuerySet[Handover]:
    """Return the handovers that wait for this actor's acceptance: by name, by department, by office."""
    return _offers_to(**_hands(actor))


def is_offered_any(actor: Actor) -> bool:
    """Return whether any handover waits for this actor's acceptance, seen or not (one statement)."""
    return bool(_one_offer_to(**_hands(actor)))


def _hands(actor: Actor) -> dict[str, frozenset[int]]:
    found = table.reach(actor, "case", "accept")
    return {"persons": stands_for(actor), "offices": found.offices, "departments": found.departments}


def _offers_to(persons: Any, offices: Any, departments: Any) -> QuerySet[Handover]:
    to_us = Q(to_person__pk__in=persons) | Q(to_office__pk__in=offices) | Q(to_department__pk__in=departments)
    return Handover.objects.filter(to_us, state=Handover.State.OFFERED)


@statement
def _one_offer_to(persons, offices, departments):
    return _offers_to(persons, offices, departments).values_list("pk", flat=True)[:1]
