"""Offices, departments and the people in them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, QuerySet, When

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.rights.table import Reach, reach
from steward.foundation.statements import Place, statement
from steward.organisation.models import CompanyProfile, Department, Membership, OfficePlacement, PostCode

from .acting import current


def offices_in_regions_of(office_ids: Iterable[int]) -> frozenset[int]:
    """Return every office that shares a region with one of these, themselves included."""
    ids = frozenset(office_ids)
    if not ids:
        return ids
    regions = OfficePlacement.objects.filter(office_id__in=ids).values("region_id")
    return ids | frozenset(OfficePlacement.objects.filter(region_id__in=regions).values_list("office_id", flat=True))


def office_ids_in_reach(found: Reach) -> frozenset[int] | None:
    """Return the offices that a reach covers whole; None means every office."""
    if found.company:
        return None
    return found.offices | offices_in_regions_of(found.regions_of)


def offices_visible(actor: Actor) -> QuerySet[Office]:
    """Return the active offices that this actor may look at."""
    found = office_ids_in_reach(reach(actor, "office", "read"))
    active = Office.objects.filter(is_active=True)
    return active if found is None else active.filter(pk__in=found)


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Return the active offices that this actor may work in: all with a company post, else those of the posts held."""
    held = _worked_in(actor)
    active = Office.objects.filter(is_active=True)
    return active if held is None else active.filter(pk__in=held)


def office_now(actor: Actor, chosen: int | None) -> Office | None:
    """Return the office chosen where it is one of `offices_of`, else the first of them by code (one statement)."""
    held = _worked_in(actor)
    if held is None:
        return _any_office.first(chosen=chosen or 0)
    return _held_office.first(chosen=chosen or 0, held=held) if held else None


def _worked_in(actor: Actor) -> set[int] | None:
    """Return the offices of the posts held; None means every office."""
    held = {h.office_id for h in actor.holdings if h.post != PostCode.ADM}
    return None if None in held else held


def _chosen_first(offices: QuerySet[Office], chosen: Place) -> QuerySet[Office]:
    rank = Case(When(pk=chosen, then=0), default=1)
    return offices.filter(is_active=True).order_by(rank, "code")[:1]


@statement
def _any_office(chosen):
    return _chosen_first(Office.objects.all(), chosen)


@statement
def _held_office(chosen, held):
    return _chosen_first(Office.objects.filter(pk__in=held), chosen)


def post_words(actor: Actor, office: Office | None) -> str:
    """Return the words of the post that this actor holds in an office (of the highest anywhere when None)."""
    posts = [actor.post_in(office.pk)] if office is not None else [h.post for h in actor.holdings]
    return str(PostCode(posts[0]).label) if posts and posts[0] else ""


def colleagues(office: Office | int, at: datetime) -> QuerySet[Person]:
    """Return the persons who hold a post in this office now."""
    office_id = office if isinstance(office, int) else office.pk
    members = Membership.objects.filter(current(at), office_id=office_id).select_related("office")
    return Person.objects.filter(pk__in={m.person_id for m in members if m.holds_at(at)}, is_active=True)


def departments(office: Office | int | None) -> QuerySet[Department]:
    """Return the active departments of this office (of the company when None)."""
    office_id = office if isinstance(office, int) or office is None else office.pk
    return Department.objects.filter(office_id=office_id, is_active=True)


def executors(office: Office | int, at: datetime, department: Department | int | None = None) -> QuerySet[Person]:
    """Return who accepts work on the job page in this office (or in one department of it), absent ones included."""
    office_id = office if isinstance(office, int) else office.pk
    members = Membership.objects.filter(current(at), office_id=office_id, post=PostCode.EX).select_related("office")
    if department is not None:
        members = members.filter(department_id=department if isinstance(department, int) else department.pk)
    return Person.objects.filter(pk__in={m.person_id for m in members if m.holds_at(at)}, is_active=True)


def last_stop() -> int | None:
    """Return the person whom the company appointed as the last stop of complaints about persons."""
    return CompanyProfile.objects.filter(pk=1).values_list("last_stop_id", flat=True).first()


def personal_key_of(person_id: int) -> PersonalKey:
    """Return the key that seals what is said about a member of staff. Raises PersonalKey.DoesNotExist."""
    return PersonalKey.objects.get(staff_file__person_id=person_id)


def last_stop_candidates(at: datetime) -> QuerySet[Person]:
    """Return who may be appointed as the last stop: whoever holds a post of the company now, in no single office."""
    members = Membership.objects.filter(current(at), office=None, region=None)
    return Person.objects.filter(pk__in={m.person_id for m in members if m.holds_at(at)}, is_active=True)


def departments_led_by(person_id: int, at: datetime) -> frozenset[int]:
    """Return the departments that this person heads now."""
    members = Membership.objects.filter(current(at), person_id=person_id, is_lead=True, department__isnull=False)
    return frozenset(m.department_id for m in members.select_related("office") if m.holds_at(at))
