"""Cases that say nearly the same at nearly the same place, found while the words are typed."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timesince import timesince

from steward.cases import rules
from steward.cases.models import Case, Category, Status
from steward.estate.models import Place, Unit
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search import queries as search
from steward.foundation.search.learning.likeness import Rarities, tokens_of

LOOK_BACK = timedelta(days=60)
NEAREST, PROPOSED, SHOWN = 60, 12, 2
LEAST = 0.35  # of the weight of the shorter one that both share
SAME_PLACE, SAME_BUILDING = 0.15, 0.05  # what the place says beside the words


@dataclass(frozen=True, kw_only=True)
class Alike:
    """One case that may be the same."""

    case: Case
    percent: int
    same_place: bool
    same_household: bool
    ago: str


def alike(
    *, actor: Actor, office: Office, text: str, unit: Unit | None, place: Place | None, category: Category | None,
    now: datetime,
) -> list[Alike]:  # fmt: skip
    """Return the likeliest cases of the office: open ones, and closed ones of the same household or place.

    Never complaints about persons nor confidential ones. Looks at a bounded number of cases whatever the office holds.
    """
    since, known = now - LOOK_BACK, search.rarities("case")
    near = _near(office, unit, place).filter(received_at__gte=since).order_by("-received_at", "-id")
    proposed = search.alike(
        actor=actor, kind="case", text=text, limit=PROPOSED, offices=[office.pk], since=since,
        near=list(near.values_list("pk", flat=True)[:NEAREST]),
    )  # fmt: skip
    wanted = Q(is_open=True) | _same(unit, place)
    cases = rules.visible_to(actor, Case.objects.filter(pk__in=[found.object_id for found in proposed]))
    said = tokens_of(text)
    scored = []
    for case in cases.filter(wanted).exclude(status=Status.MERGED).order_by("pk"):
        share = _share(said, tokens_of(f"{case.title} {case.description}"), known) + _place_says(case, unit, place)
        if share >= LEAST:
            scored.append((share, case))
    scored.sort(key=lambda found: (-found[0], -found[1].pk))
    return [_shown(share, case, unit, place, now) for share, case in scored[:SHOWN]]


def _same(unit: Unit | None, place: Place | None) -> Q:
    return (Q(unit=unit) if unit else Q(pk=None)) | (Q(place=place) if place else Q(pk=None))


def _near(office: Office, unit: Unit | None, place: Place | None) -> QuerySet[Case]:
    near = _same(unit, place)
    if building_id := _building_id(unit, place):
        near |= Q(building_id=building_id)
    return Case.objects.filter(near, office=office, is_about_persons=False, is_confidential=False)


def _building_id(unit: Unit | None, place: Place | None) -> int | None:
    return unit.building_id if unit else (place.building_id if place else None)


def _place_says(case: Case, unit: Unit | None, place: Place | None) -> float:
    if (unit and case.unit_id == unit.pk) or (place and case.place_id == place.pk):
        return SAME_PLACE
    building_id = _building_id(unit, place)
    return SAME_BUILDING if building_id and case.building_id == building_id else 0.0


def _share(said: Set[str], other: Set[str], known: Rarities) -> float:
    """Return how much of the weight of the shorter text both share, 0 to 1."""
    weights = [sum(known.weight(token) for token in tokens) for tokens in (said, other, said & other)]
    return weights[2] / min(weights[:2]) if min(weights[:2]) else 0.0


def _shown(share: float, case: Case, unit: Unit | None, place: Place | None, now: datetime) -> Alike:
    same_household = bool(unit and case.unit_id == unit.pk)
    return Alike(
        case=case, percent=min(99, round(share * 100)), same_household=same_household,
        same_place=same_household or bool(place and case.place_id == place.pk),
        ago=timesince(case.received_at, now, depth=1),
    )  # fmt: skip
