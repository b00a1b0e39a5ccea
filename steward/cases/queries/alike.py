"""Cases that say nearly the same at nearly the same place, found while the words are typed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils.timesince import timesince

from steward.cases import rules
from steward.cases.models import Case, Category
from steward.estate.models import Place, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search.folding import fold

LOOK_BACK = timedelta(days=60)
LOOKED_AT, SHOWN = 200, 2
LEAST = 0.35


@dataclass(frozen=True, kw_only=True)
class Alike:
    """One case that may be the same."""

    case: Case
    percent: int
    same_place: bool
    same_household: bool
    ago: str


def likeness(one: str, other: str) -> float:
    """Return how much two texts share, 0 to 1: character pairs in common over those of the shorter."""
    pairs, others = _pairs(one), _pairs(other)
    return len(pairs & others) / min(len(pairs), len(others)) if pairs and others else 0.0


def _pairs(text: str) -> set[str]:
    folded = "".join(ch for ch in fold(text) if ch.isalnum())
    return {folded[i : i + 2] for i in range(len(folded) - 1)}


def alike(
    *, actor: Actor, office: Office, text: str, unit: Unit | None, place: Place | None, category: Category | None,
    now: datetime,
) -> list[Alike]:  # fmt: skip
    """Return the likeliest earlier cases of the same household, place or building; never complaints about persons."""
    near = Q(pk=None)
    if unit:
        near |= Q(unit=unit) | Q(building_id=unit.building_id)
    if place:
        near |= Q(place=place) | (Q(building_id=place.building_id) if place.building_id else Q(pk=None))
    if category and not (unit or place):
        near |= Q(category=category)
    found = Case.objects.filter(near, office=office, received_at__gte=now - LOOK_BACK, is_about_persons=False)
    found = rules.visible_to(actor, found.exclude(status="merged")).order_by("-received_at", "-id")[:LOOKED_AT]
    scored = []
    for case in found:
        same_household = bool(unit and case.unit_id == unit.pk)
        same_place = bool((place and case.place_id == place.pk) or same_household)
        score = likeness(text, case.title + case.description) + 0.1 * same_place
        if score >= LEAST:
            scored.append((score, case, same_place, same_household))
    scored.sort(key=lambda found: -found[0])
    return [
        Alike(
            case=case, percent=min(99, round(score * 100)), same_place=same_place, same_household=same_household,
            ago=timesince(case.received_at, now, depth=1),
        )
        for score, case, same_place, same_household in scored[:SHOWN]
    ]  # fmt: skip
