"""Communities, buildings, floors: the picture, and the forms behind it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from steward.estate import actions, queries
from steward.estate.models import Building, Community, Unit
from steward.estate.rules.rights import need
from steward.estate.web.editing import Sheet, edit
from steward.estate.web.forms import BuildingForm, BuildingPlanForm, CommunityForm, FloorForm
from steward.estate.web.loading import loaded, office_now, today


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show what the office manages; where it is one community, its picture at once."""
    office = office_now(request)
    need(request.actor, "community", "read", office.pk)
    page = queries.estate_page(request.actor, office)
    if len(page.communities) == 1 and not request.GET.get("all"):
        return redirect("estate:community", page.communities[0][0].key)
    return render(request, "estate/home.html", {"page": page})


@require_safe
def community(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the towers of a community."""
    row = loaded(request, Community.objects.select_related("office"), key)
    return _street(request, row, None)


@require_safe
def building(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one tower."""
    row = loaded(request, Building.objects.select_related("community__office", "office"), key)
    return _street(request, row.community, row)


def _street(request: HttpRequest, community: Community, building: Building | None) -> HttpResponse:
    page = queries.street_page(request.actor, community, building=building, only=request.GET.get("only", "")[:8])
    context = {"page": page, "card": None}
    if picked := _picked(request, community):
        context["card"] = queries.unit_card(picked, request.actor, on=today(community.office))
    return render(request, "estate/street.html", context)


def _picked(request: HttpRequest, community: Community) -> Unit | None:
    try:
        key = UUID(request.GET.get("unit", ""))
    except ValueError:
        return None
    units = Unit.objects.select_related("building", "floor", "office")
    return units.filter(key=key, building__community=community).first()


@require_http_methods(["GET", "HEAD", "POST"])
def add_community(request: HttpRequest) -> HttpResponse:
    """Add a community to the office."""
    office = office_now(request)
    need(request.actor, "community", "change", office.pk)
    sheet = Sheet(
        title=_("Add a community"), back_url=reverse("estate:home"), back_words=_("Buildings"), submit=_("Add")
    )

    def act(found: dict) -> str:
        fields = {"name": found["name"], "address": found["address"]}
        made = actions.add_community(office=office, actor=request.actor, at=timezone.now(), **fields)
        return reverse("estate:community", args=[made.key])

    return edit(request, form=CommunityForm(request.POST or None), sheet=sheet, act=act)


@require_http_methods(["GET", "HEAD", "POST"])
def change_community(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a community's particulars."""
    row = loaded(request, Community.objects.all(), key)
    need(request.actor, "community", "change", row.office_id)
    back = reverse("estate:community", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=row.name, submit=_("Save"))
    initial = {"name": row.name, "address": row.address, "is_active": row.is_active, "version": row.version}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_community(community_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    form = CommunityForm(request.POST or None, initial=initial)
    return edit(request, form=form, sheet=sheet, act=act, version=lambda: _version(row))


def _version(row) -> int:
    row.refresh_from_db(fields=["version"])
    return row.version


@require_http_methods(["GET", "HEAD", "POST"])
def add_building(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add a building with its floors and units to a community."""
    community = loaded(request, Community.objects.select_related("office"), key)
    need(request.actor, "building", "change", community.office_id)
    sheet = Sheet(
        title=_("Add a building"), back_url=reverse("estate:community", args=[key]), back_words=community.name,
        submit=_("Build"), help=_("Floors and units are made from this plan; single ones can be added later."),
    )  # fmt: skip
    form = BuildingPlanForm(request.POST or None, today=today(community.office))

    def act(found: dict) -> str:
        plan = ("code", "name", "year_completed", "since", "delivery", "occupancy", "area_sqm")
        made = actions.add_building(
            community=community, floors=form.floors(), actor=request.actor, at=timezone.now(),
            **{name: found[name] for name in plan},
        )  # fmt: skip
        return reverse("estate:building", args=[made.key])

    return edit(
        request, form=form, sheet=sheet, act=act, refusals={actions.CodeTaken: "code", actions.TooMuch: "last"}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change_building(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a building's particulars."""
    row = loaded(request, Building.objects.all(), key)
    need(request.actor, "building", "change", row.office_id)
    back = reverse("estate:building", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=row.name, submit=_("Save"))
    initial = {name: getattr(row, name) for name in ("name", "year_completed", "is_active", "version")}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_building(building_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    form = BuildingForm(request.POST or None, initial=initial)
    return edit(request, form=form, sheet=sheet, act=act, version=lambda: _version(row))


@require_http_methods(["GET", "HEAD", "POST"])
def add_floor(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add one floor to a building."""
    row = loaded(request, Building.objects.select_related("office"), key)
    need(request.actor, "building", "change", row.office_id)
    back = reverse("estate:building", args=[key])
    sheet = Sheet(title=_("Add a floor"), back_url=back, back_words=row.name, submit=_("Add"))
    form = FloorForm(request.POST or None)

    def act(found: dict) -> str:
        actions.add_floor(building=row, storey=form.storey(), actor=request.actor, at=timezone.now())
        return back

    return edit(request, form=form, sheet=sheet, act=act, refusals={actions.CodeTaken: "units"})
