"""What rows of a table of units mean: which are new, which differ, which cannot be."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_noop as _

from steward.estate.models import AXES, Community, Floor, Unit
from steward.estate.rules.codes import unit_code
from steward.foundation.imports.reasons import Reason
from steward.foundation.imports.targets import Context, Outcome, Row, Step

WHICH = _("Say which community: the office has several, or none yet.")
NO_LEVEL = _("“%(floor)s” is no floor: 1, 15, G, B1.")
TWICE = _("This unit stands in the table twice.")
_LEVEL = re.compile(
    r"(?:(?P<below>B|-|負|地下)?(?P<number>\d{1,3})|(?P<ground>G|GF|地面|大堂))\s*(?:F|/F|樓|層|楼|层)?", re.IGNORECASE
)


def level_of(label: str) -> int | None:
    """Return the level that a floor's label means: 15 and 15樓 are 15, G is 0, B1 is -1; None when it means none."""
    found = _LEVEL.fullmatch(label.strip())
    if found is None:
        return None
    if found["ground"]:
        return 0
    return -int(found["number"]) if found["below"] else int(found["number"])


def plan_units(rows: Sequence[Row], context: Context) -> list[Step]:
    """Return what is to be done with each row; who is known is known by community, building and code."""
    communities = {row.name: row.pk for row in Community.objects.filter(office=context.office, is_active=True)}
    codes = {_code(row) for row in rows}
    known = {
        (unit.building.community_id, unit.building.code, unit.code): unit
        for unit in Unit.objects.filter(office=context.office, code__in=codes).select_related("building")
    }
    floors = set(
        Floor.objects.filter(building__office=context.office, building__code__in=[row.get("building") for row in rows])
        .values_list("building__community_id", "building__code", "level")
    )  # fmt: skip
    seen: set[tuple] = set()
    steps = []
    for row in rows:
        name = row.get("community") or (next(iter(communities)) if len(communities) == 1 else "")
        place = (name, row.get("building"), _code(row))
        steps.append(_step(row, name, communities.get(name), known, floors, place in seen))
        seen.add(place)
    return steps


def _code(row: Row) -> str:
    return unit_code(row.get("building", ""), _floor(row), row.get("unit", ""))


def _floor(row: Row) -> str:
    """Return a floor's label without the word for floor: 15 of 15樓."""
    return re.sub(r"(?<=\w)\s*(/F|F|樓|層|楼|层)$", "", row.get("floor", ""), flags=re.IGNORECASE)


def _step(row: Row, name: str, community_id: int | None, known: dict, floors: set, is_double: bool) -> Step:
    level, building = level_of(row.get("floor", "")), row.get("building")
    reason = None
    if not name:
        reason = Reason(WHICH)
    elif level is None:
        reason = Reason(NO_LEVEL, {"floor": row.get("floor", "")})
    elif is_double:
        reason = Reason(TWICE)
    if reason:
        return Step(row=row, outcome=Outcome.REJECTED, reason=reason)
    if unit := known.get((community_id, building, _code(row))):
        return _compared(row, unit)
    buildings = {(community, code) for community, code, _level in floors}
    made = {
        "community": community_id is None, "building": (community_id, building) not in buildings,
        "floor": (community_id, building, level) not in floors,
    }  # fmt: skip
    return Step(row=row, outcome=Outcome.NEW, before=made, work=(name, level, _floor(row)))


def _compared(row: Row, unit: Unit) -> Step:
    names = ("area_sqm", *AXES)
    after = {name: row.get(name) for name in names if row.get(name) and row.get(name) != getattr(unit, name)}
    if not after:
        return Step(row=row, outcome=Outcome.UNCHANGED, object_id=unit.pk)
    before = {name: _kept(getattr(unit, name)) for name in after}
    return Step(row=row, outcome=Outcome.CHANGED, object_id=unit.pk, before=before, after=after)


def _kept(value: object) -> str | None:
    return None if value is None else str(value)
