"""Where company, regions, offices, departments and areas are changed."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from steward.foundation.identity.models import Office
from steward.organisation import rules
from steward.organisation.models import Area, CompanyProfile, Department, OutOfHoursRoute, Region
from steward.organisation.queries import area_pages, visible
from steward.organisation.web import structure_acts as acts
from steward.organisation.web.acting import ask, demand


@require_http_methods(["GET", "POST"])
def company_act(request, verb):
    """Change the company, appoint the last stop, add a region or an office."""
    row = visible.visible_company(request.actor, CompanyProfile.objects.all()).first()
    if row is None or verb not in acts.OF_COMPANY:
        raise Http404
    demand(rules.may(request.actor, *acts.OF_COMPANY_NEEDS[verb]))
    return ask(request, acts.OF_COMPANY[verb], about=row, office=None, back=reverse("organisation:offices"))


@require_http_methods(["GET", "POST"])
def region(request, key: UUID):
    """Change a region's code and name."""
    row = get_object_or_404(visible.visible_regions(request.actor, Region.objects.all()), key=key)
    demand(rules.may(request.actor, "region", "change"))
    return ask(request, acts.CHANGE_REGION, about=row, office=None, back=reverse("organisation:offices"))


def _office_act(request, key: UUID, act, action: str):
    offices = visible.visible_offices(request.actor, Office.objects.select_related("placement"))
    row = get_object_or_404(offices, key=key)
    demand(rules.may(request.actor, "office", action, row.pk))
    return ask(request, act, about=row, office=row, back=reverse("organisation:office", args=[row.key]))


@require_http_methods(["GET", "POST"])
def office_details(request, key: UUID):
    """Change an office's particulars."""
    return _office_act(request, key, acts.CHANGE_OFFICE, "change")


@require_http_methods(["GET", "POST"])
def office_closure(request, key: UUID):
    """Close an office in which nobody works any more."""
    return _office_act(request, key, acts.CLOSE_OFFICE, "close")


@require_http_methods(["GET", "POST"])
def department_act(request, key: UUID, verb: str):
    """Change or close a department."""
    rows = visible.visible_departments(request.actor, Department.objects.select_related("office"))
    row = get_object_or_404(rows, key=key)
    if verb not in acts.OF_DEPARTMENT:
        raise Http404
    demand(rules.may(request.actor, "department", acts.OF_DEPARTMENT_NEEDS[verb], row.office_id))
    back = reverse("organisation:office", args=[row.office.key]) if row.office else reverse("organisation:offices")
    return ask(request, acts.OF_DEPARTMENT[verb], about=row, office=row.office, back=back)


def _area_or_404(request, key: UUID) -> Area:
    return get_object_or_404(visible.visible_areas(request.actor, Area.objects.select_related("office")), key=key)


@require_GET
def area(request, key: UUID):
    """Show an area: who answers for it, what it covers, what happened to it."""
    page = area_pages.area_page(area=_area_or_404(request, key), reader=request.actor, at=timezone.now())
    return render(request, "organisation/area.html", {"page": page})


@require_http_methods(["GET", "POST"])
def area_act(request, key: UUID, verb: str):
    """Say who answers for an area, rename it, close it."""
    row = _area_or_404(request, key)
    if verb not in acts.OF_AREA:
        raise Http404
    demand(rules.may(request.actor, "area", acts.OF_AREA_NEEDS[verb], row.office_id))
    return ask(request, acts.OF_AREA[verb], about=row, office=row.office,
               back=reverse("organisation:area", args=[row.key]))  # fmt: skip


@require_http_methods(["GET", "POST"])
def route_removal(request, key: UUID):
    """Let work of a department wait for the morning again."""
    routes = OutOfHoursRoute.objects.filter(office__in=visible.visible_offices(request.actor, Office.objects.all()))
    row = get_object_or_404(routes.select_related("office"), key=key)
    demand(rules.may(request.actor, "out_of_hours_route", "change", row.office_id))
    return ask(request, acts.REMOVE_ROUTE, about=row, office=row.office,
               back=reverse("organisation:office", args=[row.office.key]))  # fmt: skip


@require_GET
def department(request, key: UUID):
    """Lead to the office of a department."""
    found = get_object_or_404(visible.visible_departments(request.actor, Department.objects.all()), key=key)
    if found.office is None:
        return redirect("organisation:offices")
    return redirect("organisation:office", found.office.key)


@require_GET
def company(request):
    """Lead to the list of offices, which names the company."""
    return redirect("organisation:offices")
