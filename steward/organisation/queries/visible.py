"""What of the organisation an actor may find; every page starts here."""

from django.db.models import Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.rights.table import reach
from steward.organisation.models import Area, CompanyProfile, Department, Membership, Region, Shift

from .offices import office_ids_in_reach
from .scope import within


def visible_offices(actor: Actor, rows: QuerySet[Office]) -> QuerySet[Office]:
    """Narrow offices to those this actor may look at, closed ones included."""
    found = office_ids_in_reach(reach(actor, "office", "read"))
    return rows if found is None else rows.filter(pk__in=found)


def visible_people(actor: Actor, rows: QuerySet[Person]) -> QuerySet[Person]:
    """Narrow people to the actor, those who hold or held a post in an office in reach, and those of the company."""
    found = office_ids_in_reach(reach(actor, "person", "read"))
    if found is None:
        return rows
    wide = Q(pk=actor.person_id) if actor.person_id else Q(pk__in=())
    if found:
        members = Membership.objects.filter(Q(office_id__in=found) | Q(office=None))
        wide |= Q(pk__in=members.values("person_id"))
    return rows.filter(wide)


def visible_departments(actor: Actor, rows: QuerySet[Department]) -> QuerySet[Department]:
    """Narrow departments to those of offices in reach, and of the company."""
    found = reach(actor, "department", "read")
    narrowed = within(rows, found, actor=actor)
    return narrowed | rows.filter(office=None) if found and not found.company else narrowed


def visible_areas(actor: Actor, rows: QuerySet[Area]) -> QuerySet[Area]:
    """Narrow areas to those of offices in reach."""
    return within(rows, reach(actor, "area", "read"), actor=actor)


def visible_shifts(actor: Actor, rows: QuerySet[Shift]) -> QuerySet[Shift]:
    """Narrow shifts to those of offices in reach, and the actor's own."""
    return within(rows, reach(actor, "shift", "read"), actor=actor, own=["person_id"])


def visible_regions(actor: Actor, rows: QuerySet[Region]) -> QuerySet[Region]:
    """Narrow regions: whoever holds a post knows them all."""
    return rows if reach(actor, "region", "read") else rows.none()


def visible_company(actor: Actor, rows: QuerySet[CompanyProfile]) -> QuerySet[CompanyProfile]:
    """Narrow the company: whoever holds a post knows it."""
    return rows if reach(actor, "company", "read") else rows.none()
