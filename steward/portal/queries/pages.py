"""What a resident sees at a place, and of the own report."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from steward.cases.models import Case, Category, Reply
from steward.estate.models import Place
from steward.portal import rules
from steward.portal.models import FollowLink

TILES = 6
ICONS = {
    "facilities": "elevator", "repair": "tool", "environment": "trash", "greening": "plant-2", "safety": "shield",
    "parking": "car", "service": "mood-sad", "fees": "receipt", "renovation": "hammer", "neighbours": "users",
    "quality": "building",
}  # fmt: skip
SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class Reported:
    """Something already in hand at this place: category and date, never what somebody wrote."""

    case: Case
    words: str
    neighbours: int


@dataclass(frozen=True, kw_only=True)
class PlacePage:
    """What stands behind the QR code of a place."""

    place: Place
    tiles: list["Tile"]
    reported: list[Reported]


def place_page(place: Place) -> PlacePage:
    """Return the page of a place: what can be reported, and what is in hand there already."""
    return PlacePage(place=place, tiles=tiles(), reported=_reported(place))


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One kind of thing to report, with its drawing."""

    code: str
    name: str
    icon: str


def tiles() -> list[Tile]:
    """Return the first categories of the upper level, as tiles; one that the company added has the drawing of "other"."""
    found = Category.objects.filter(is_active=True, parent=None).order_by("position", "code")[:TILES]
    return [Tile(code=row.code, name=row.name, icon=ICONS.get(row.code, "message-2")) for row in found]


def _reported(place: Place) -> list[Reported]:
    here = Q(place=place)
    if place.building_id and place.unit_id is None:
        here |= Q(building_id=place.building_id, place=None, unit=None)
    cases = Case.objects.filter(
        here, is_open=True, unit=None, is_confidential=False, is_about_persons=False, is_anonymous=False
    )
    cases = cases.select_related("category").annotate(neighbours=Count("me_too")).order_by("-received_at")[:SHOWN]
    return [
        Reported(case=case, words=case.category.name, neighbours=case.neighbours) for case in cases if case.category
    ]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How one report stands, for the one who made it; `replies` only once the second proof was given."""

    link: FollowLink
    case: Case
    stage: int
    proved: bool
    replies: list[Reply]
    next_at: datetime | None


def progress(link: FollowLink, *, proved: bool) -> Progress:
    """Return the progress of the report behind a link: stage and next date; the words only with proof."""
    case = link.case
    return Progress(
        link=link,
        case=case,
        stage=rules.stage(case),
        proved=proved,
        replies=list(case.replies.order_by("said_at")) if proved else [],
        next_at=case.next_due_at if case.is_open and not case.is_paused else None,
    )


def link_of(token: str, now: datetime) -> FollowLink | None:
    """Return the living link behind a token, or None."""
    links = FollowLink.objects.select_related("case__office", "case__place", "case__building", "case__category")
    return links.filter(token_hash=rules.digest(token), expires_at__gt=now).first()
