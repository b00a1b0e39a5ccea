"""What the filters of the list offer, and the views that people saved."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from steward.cases.models import Case, Category, ListColumns, SavedView
from steward.estate.models import Building
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.ui.paging import Bounded, bounded_count
from steward.organisation.models import Membership

MOST_OFFERED = 200


@dataclass(frozen=True, kw_only=True)
class Choices:
    """The choices of the filters as (id, name), read when the template shows them."""

    categories: QuerySet[Category, tuple[int, str]]
    buildings: QuerySet[Building, tuple[int, str]]
    owners: QuerySet[Person, tuple[int, str]]


def choices(office: Office | None) -> Choices:
    """Return the categories, buildings and people that the list can be narrowed to."""
    buildings = Building.objects.filter(is_active=True).order_by("position", "code")
    owned = Case.objects.filter(owner=OuterRef("pk"), is_open=True)
    owners = Person.objects.filter(is_active=True).order_by("pinyin", "name")
    if office is not None:
        buildings = buildings.filter(office=office)
        here = Membership.objects.filter(Q(office=office) | Q(office=None), person=OuterRef("pk"))
        owners, owned = owners.filter(Exists(here)), owned.filter(office=office)
    owners = owners.filter(Exists(owned))
    return Choices(
        categories=Category.objects.filter(is_active=True).order_by("position", "code").values_list("pk", "name"),
        buildings=buildings.values_list("pk", "name")[:MOST_OFFERED],
        owners=owners.values_list("pk", "name")[:MOST_OFFERED],
    )


def saved_views(actor: Actor, office: Office | None) -> QuerySet[SavedView]:
    """Return the views of this person and those shared with the office."""
    mine = Q(person_id=actor.person_id, office=None)
    shared = Q(office=office) if office else Q(pk=None)
    return SavedView.objects.filter(mine | shared).order_by("position", "id")


def chosen_columns(actor: Actor) -> list[str]:
    """Return the columns that this person chose for the list; none where the usual ones are meant."""
    found = ListColumns.objects.filter(person=actor.person_id).values_list("columns", flat=True).first()
    return found or []


def bounded(cases: QuerySet) -> Bounded:
    """Count what was found, up to a thousand."""
    return bounded_count(cases)
