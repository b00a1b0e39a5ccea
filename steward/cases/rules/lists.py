"""Who may look at the whole company's list, take it away as a spreadsheet, and share a view of it."""

from django.db.models import Q, QuerySet

from steward.cases.models import Handover
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights import table

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
    found = table.reach(actor, "case", "accept")
    return Handover.objects.filter(
        Q(to_person_id__in=stands_for(actor))
        | Q(to_office_id__in=found.offices)
        | Q(to_department_id__in=found.departments),
        state=Handover.State.OFFERED,
    )
