"""Turn a reach of the table of rights into the rows of a queryset."""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.rights.table import Reach

from .offices import office_ids_in_reach


def within[Row: Model](
    rows: QuerySet[Row], found: Reach, *, actor: Actor, office: str = "office_id", department: str = "",
    own: Iterable[str] = (), area: Q | None = None,
) -> QuerySet[Row]:  # fmt: skip
    """Return the rows that a reach covers.

    `office` and `department` name the columns that hold their ids; `own` the columns of the persons whose own work a
    row is; `area` is the filter of what lies in the actor's area (`queries.areas_in_reach(actor, on).q(...)`).
    """
    offices = office_ids_in_reach(found)
    if offices is None:
        return rows
    covered = Q(**{f"{office}__in": offices}) if offices else Q(pk__in=())
    if department and found.departments:
        covered |= Q(**{f"{department}__in": found.departments})
    if area is not None and found.area_offices:
        covered |= area & Q(**{f"{office}__in": found.area_offices})
    if found.own and actor.person_id is not None:
        for column in own:
            covered |= Q(**{column: actor.person_id})
    return rows.filter(covered)
