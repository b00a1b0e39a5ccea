"""What the filters of the list offer, and the views that people saved."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from steward.cases.models import Category, SavedView
from steward.estate.models import Building
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.ui.paging import Bounded, bounded_count

MOST_OFFERED = 200


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices of the filters, read when the template shows them."""

    categories: QuerySet[Category]
    buildings: QuerySet[Building]
    owners: QuerySet[Person]


def choices(office: Office | None) -> Choices:
    """Return the categories, buildings and people that the list can be narrowed to."""
    buildings = Building.objects.filter(is_active=True).order_by("position", "code")
    owners = Person.objects.filter(is_active=True, owned_cases__is_open=True).distinct().order_by("pinyin", "name")
    if office is not None:
        buildings = buildings.filter(office=office)
        owners = owners.filter(owned_cases__office=office)
    return Choices(
        categories=Category.objects.filter(is_active=True).order_by("position", "code"),
        buildings=buildings[:MOST_OFFERED],
        owners=owners[:MOST_OFFERED],
    )


def saved_views(actor: Actor, office: Office | None) -> QuerySet[SavedView]:
    """Return the views of this person and those shared with the office."""
    mine = Q(person_id=actor.person_id, office=None)
    shared = Q(office=office) if office else Q(pk=None)
    return SavedView.objects.filter(mine | shared).order_by("position", "id")


def bounded(cases: QuerySet) -> Bounded:
    """Count what was found, up to a thousand."""
    return bounded_count(cases)
