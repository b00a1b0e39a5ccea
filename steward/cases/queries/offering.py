"""What the filters of the list offer, and the views that people saved."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from steward.cases.models import Case, Category, ListColumns, SavedView
from steward.estate.models import Building
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.statements import statement
from steward.organisation.models import Membership

MOST_OFFERED = 200


Choice = tuple[int, str]


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices of the filters as (id, name)."""

    categories: list[Choice]
    buildings: list[Choice]
    owners: list[Choice]


def choices(office: Office | None) -> Choices:
    """Return the categories, buildings and people that the list can be narrowed to (three statements)."""
    if office is None:
        return Choices(categories=_categories(), buildings=_buildings(), owners=_owners())
    return Choices(
        categories=_categories(), buildings=_buildings_of(office=office.pk), owners=_owners_of(office=office.pk)
    )


@statement
def _categories():
    return Category.objects.filter(is_active=True).order_by("position", "code").values_list("pk", "name")


@statement
def _buildings():
    return _standing(Building.objects.all())


@statement
def _buildings_of(office):
    return _standing(Building.objects.filter(office=office))


def _standing(buildings: QuerySet[Building]) -> QuerySet[Building, Choice]:
    found = buildings.filter(is_active=True).order_by("position", "code")
    return found.values_list("pk", "name")[:MOST_OFFERED]


@statement
def _owners():
    return _busy(Person.objects.all(), Q())


@statement
def _owners_of(office):
    here = Membership.objects.filter(Q(office=office) | Q(office=None), person=OuterRef("pk"))
    return _busy(Person.objects.filter(Exists(here)), Q(office=office))


def _busy(persons: QuerySet[Person], where: Q) -> QuerySet[Person, Choice]:
    owned = Case.objects.filter(where, owner=OuterRef("pk"), is_open=True)
    found = persons.filter(Exists(owned), is_active=True).order_by("pinyin", "name")
    return found.values_list("pk", "name")[:MOST_OFFERED]


def saved_views(actor: Actor, office: Office | None) -> QuerySet[SavedView]:
    """Return the views of this person and those shared with the office."""
    return _views_of(actor.person_id, [office.pk] if office else [])


def saved_links(actor: Actor, office: Office | None) -> list[tuple[UUID, str]]:
    """Return key and name of the same views (one statement)."""
    return _links(person=actor.person_id or 0, offices=[office.pk] if office else [])


def _views_of(person: Any, offices: list[Any]) -> QuerySet[SavedView]:
    either = Q(person=person, office=None) | Q(office__pk__in=offices)
    return SavedView.objects.filter(either).order_by("position", "id")


@statement
def _links(person, offices):
    return _views_of(person, offices).values_list("key", "name")


def chosen_columns(actor: Actor) -> list[str]:
    """Return the columns that this person chose for the list; none where the usual ones are meant."""
    return _columns.first(person=actor.person_id or 0) or []


@statement
def _columns(person):
    return ListColumns.objects.filter(person=person).values_list("columns", flat=True)[:1]
