"""Names, sizes and other plain facts of the structure change."""

from datetime import datetime

from django.db import transaction

from steward.estate.models import Building, Community, Unit
from steward.estate.queries.finding import findable_building, findable_community, findable_units
from steward.estate.queries.locking import locked
from steward.estate.rules.codes import code_key, short_key, unit_code
from steward.estate.rules.editing import changed, difference_facts
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record

from .structure import CodeTaken


@transaction.atomic
def change_community(*, community_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> Community:
    """Change a community's name, address or whether it is managed. Raises StaleVersion."""
    return _change(
        "community", locked(Community.objects.select_related("office"), community_id, version), wanted, actor, at
    )


@transaction.atomic
def change_building(*, building_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> Building:
    """Change a building's name, year or whether it is managed. Raises StaleVersion."""
    return _change(
        "building", locked(Building.objects.select_related("office"), building_id, version), wanted, actor, at
    )


@transaction.atomic
def change_unit(*, unit_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> Unit:
    """Change a unit's label, size or whether it is managed; its code follows its label.

    Raises StaleVersion and CodeTaken.
    """
    row = locked(Unit.objects.select_related("office", "building", "floor"), unit_id, version)
    if label := wanted.get("label"):
        code = unit_code(row.building.code, row.floor.label, label)
        if Unit.objects.filter(building_id=row.building_id, code=code).exclude(pk=row.pk).exists():
            raise CodeTaken(code)
        wanted |= {"code": code, "code_key": code_key(code), "short_key": short_key(row.floor.label, label)}
    return _change("unit", row, wanted, actor, at)


def _change(kind: str, row, wanted: dict, actor: Actor, at: datetime):
    need(actor, kind, "change", row.office_id)
    if difference := changed(row, wanted):
        row.version += 1
        row.save(update_fields=[*difference, "version"])
        record(
            verb=f"estate.{kind}_changed", office=row.office, actor=actor, captured_at=at,
            about=[Concern(kind, row.pk)], facts=difference_facts(difference),
        )  # fmt: skip
        search.put_all(records=_findable(row, difference, at))
    return row


def _findable(row: Community | Building | Unit, difference: dict, at: datetime) -> list[search.Findable]:
    """Return what search must learn anew; units are called by the name of their building."""
    if isinstance(row, Community):
        return [findable_community(row, at)]
    if isinstance(row, Unit):
        return findable_units([row], at)
    units = Unit.objects.filter(building=row).select_related("building", "floor") if "name" in difference else []
    return [findable_building(row, at), *findable_units(units, at)]
