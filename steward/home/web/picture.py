"""The picture of the buildings with what is open in them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steward.estate import rules
from steward.estate.models import Building, Community, Unit
from steward.estate.queries import unit_card
from steward.foundation.identity.models import Office
from steward.home.queries.picture import picture_page


@require_safe
def of_office(request: HttpRequest) -> HttpResponse:
    """Lead to the picture of the office's community, or to the list where it has several or none."""
    if not isinstance(request.office, Office):
        raise Http404
    found = rules.visible_to(request.actor, Community.objects.filter(office=request.office, is_active=True))
    keys = list(found.order_by("pk").values_list("key", flat=True)[:2])
    return redirect("home:picture", keys[0]) if len(keys) == 1 else redirect("estate:home")


@require_safe
def of_community(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the towers of a community."""
    rows = rules.visible_to(request.actor, Community.objects.select_related("office"))
    return _shown(request, get_object_or_404(rows, key=key), None)


@require_safe
def of_building(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one tower."""
    rows = rules.visible_to(request.actor, Building.objects.select_related("community__office", "office"))
    building = get_object_or_404(rows, key=key)
    return _shown(request, building.community, building)


def _shown(request: HttpRequest, community: Community, building: Building | None) -> HttpResponse:
    now = timezone.now()
    page = picture_page(
        request.actor, community, now=now, building=building,
        lens=request.GET.get("lens", ""), only=request.GET.get("only", ""),
    )  # fmt: skip
    card = None
    if not request.htmx and (picked := _picked(request, community)):
        card = unit_card(picked, request.actor, on=now.astimezone(community.office.zone).date())
    template = "home/picture.html#picture" if request.htmx else "home/picture.html"
    return render(request, template, {"page": page, "card": card})


def _picked(request: HttpRequest, community: Community) -> Unit | None:
    try:
        key = UUID(request.GET.get("unit", ""))
    except ValueError:
        return None
    units = Unit.objects.select_related("building", "floor", "office")
    return units.filter(key=key, building__community=community).first()
