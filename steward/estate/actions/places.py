"""Places with printable codes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import Building, Community, Floor, Place, Unit
from steward.estate.queries.finding import findable_places
from steward.estate.queries.locking import locked
from steward.estate.rules.codes import new_code
from steward.estate.rules.editing import changed, difference_facts
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, Entry, record, record_all


class PlaceElsewhere(Exception):
    """The building, floor or unit named does not lie in the community named."""

    def __str__(self) -> str:
        return _("Building, floor and unit must lie in the same community.")


@dataclass(frozen=True, kw_only=True)
class NewPlace:
    """One place to be added; `code` is that of a label already printed, else one is drawn."""

    name: str
    type: str
    code: str = ""
    building: Building | None = None
    floor: Floor | None = None
    unit: Unit | None = None

    def lies_in(self, community: Community) -> bool:
        """Return whether everything named lies in this community and in one building."""
        building = self.building
        inside = building is None or building.community_id == community.pk
        parts = [part for part in (self.floor, self.unit) if part is not None]
        return inside and all(building is not None and part.building_id == building.pk for part in parts)


@transaction.atomic
def add_places(*, community: Community, places: Iterable[NewPlace], actor: Actor, at: datetime) -> list[Place]:
    """Add places, each with a random code that cannot be guessed or misread. Raises PlaceElsewhere."""
    need(actor, "place", "change", community.office_id)
    wanted = list(places)
    if not all(place.lies_in(community) for place in wanted):
        raise PlaceElsewhere
    rows = Place.objects.bulk_create(
        Place(
            office_id=community.office_id, community=community, building=place.building, floor=place.floor,
            unit=place.unit, type=place.type, name=place.name, code=place.code or code,
        )
        for place, code in zip(wanted, _fresh_codes(len(wanted)), strict=True)
    )  # fmt: skip
    record_all(
        Entry(
            verb="estate.place_added", office=community.office, actor=actor, captured_at=at,
            about=[Concern("place", row.pk)], facts={"name": row.name, "place_type": row.type, "code": row.code},
        )
        for row in rows
    )  # fmt: skip
    search.put_all(records=findable_places(rows, at), are_new=True)
    return rows


def _fresh_codes(count: int) -> list[str]:
    """Return codes that no place has; a clash among 78 billion is met by drawing again."""
    codes: set[str] = set()
    while len(codes) < count:
        drawn = {new_code() for _number in range(count - len(codes))}
        codes |= drawn - set(Place.objects.filter(code__in=drawn).values_list("code", flat=True))
    return list(codes)


@transaction.atomic
def change_place(*, place_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> Place:
    """Change a place's name, type or whether its code is read. Raises StaleVersion."""
    row = locked(Place.objects.select_related("office"), place_id, version)
    need(actor, "place", "change", row.office_id)
    if difference := changed(row, wanted):
        row.version += 1
        row.save(update_fields=[*difference, "version"])
        record(
            verb="estate.place_changed", office=row.office, actor=actor, captured_at=at,
            about=[Concern("place", row.pk)], facts=difference_facts(difference),
        )  # fmt: skip
        search.put_all(records=findable_places([row], at))
    return row


@transaction.atomic
def renew_place_code(*, place_id: int, version: int | None, actor: Actor, at: datetime) -> Place:
    """Give a place another code because its label was lost or copied; the old one is read no more.

    Raises StaleVersion.
    """
    row = locked(Place.objects.select_related("office"), place_id, version)
    need(actor, "place", "change", row.office_id)
    before, row.code = row.code, _fresh_codes(1)[0]
    row.version += 1
    row.save(update_fields=["code", "version"])
    record(
        verb="estate.place_code_renewed", office=row.office, actor=actor, captured_at=at,
        about=[Concern("place", row.pk)], facts={"before": before, "code": row.code},
    )  # fmt: skip
    search.put_all(records=findable_places([row], at))
    return row
