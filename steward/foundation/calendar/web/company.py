"""What every office follows: the company's hours, and the holidays of each region."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.calendar import actions, almanac, queries, rules

from .pages import FIRST, LAST, Whose, day_of, drop_hours, set_day, set_hours, show_year


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Go to this year of the first holiday region, or to the company's hours while there is no office."""
    _check_reader(request)
    for region in queries.regions():
        return redirect("calendar:region_year", region, timezone.localdate().year)
    return redirect("calendar:company_hours")


@require_safe
def year(request: HttpRequest, region: str, year: int) -> HttpResponse:
    """Show one year of a holiday region, and one day of it when one is chosen."""
    return show_year(request, _of_region(request, region), year, day_of(request.GET.get("day", "")))


@require_POST
def day(request: HttpRequest, region: str, day: str) -> HttpResponse:
    """Say what kind of day this is in a whole region."""
    return set_day(request, _of_region(request, region), day)


@require_POST
def confirm(request: HttpRequest, region: str, year: int) -> HttpResponse:
    """Say that the days of this year were entered by hand and are complete."""
    whose = _of_region(request, region)
    if not FIRST <= year <= LAST:
        raise Http404
    try:
        actions.confirm_year(region=region, year=year, actor=request.actor, at=timezone.now())
        messages.success(request, _("Saved; open clocks follow within a minute."))
    except actions.NothingEntered as refusal:
        messages.warning(request, str(refusal))
        return show_year(request, whose, year, None, status=422)
    return redirect(whose.year(year))


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest) -> HttpResponse:
    """Show and set the week that an office follows until it sets its own."""
    _check_reader(request)
    return set_hours(request, Whose())


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Take back hours of the company."""
    _check_reader(request)
    return drop_hours(request, Whose())


@require_POST
def year_loading(request: HttpRequest) -> HttpResponse:
    """Load the holidays of a year for a region."""
    region, wanted = request.POST.get("region", ""), request.POST.get("year", "")
    if region not in almanac.REGIONS or not (wanted.isascii() and wanted.isdigit() and len(wanted) == 4):
        return HttpResponse(_("There is no such year or region."), status=422)
    try:
        count = actions.import_year(region=region, year=int(wanted), actor=request.actor, at=timezone.now())
        messages.success(request, _("%(n)s days loaded.") % {"n": count})
    except almanac.NotAnnounced:
        messages.warning(request, _("The holidays of %(year)s are not announced yet.") % {"year": wanted})
    return redirect("calendar:region_year", region, wanted) if _is_region(region) else redirect("calendar:here")


def _is_region(region: str) -> bool:
    return region in queries.regions()


def _check_reader(request: HttpRequest) -> None:
    if not rules.may_read(request.actor, None):
        raise PermissionDenied


def _of_region(request: HttpRequest, region: str) -> Whose:
    _check_reader(request)
    if not _is_region(region):
        raise Http404
    return Whose(region=region)
