"""The calendar of an office: its year, a day of it, its hours, and the holidays of its region."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.calendar import actions, almanac, queries, rules
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.ui.web.office import offices_of

from .forms import DayForm, HoursForm

FIRST, LAST = 2001, 2100


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Go to this year of the office that the person works in."""
    if not request.office:
        raise PermissionDenied
    return redirect("calendar:year", request.office.key, timezone.localdate().year)


@require_safe
def year(request: HttpRequest, key: UUID, year: int) -> HttpResponse:
    """Show one year of an office, and one day of it when one is chosen."""
    office = _office_or_404(request, key)
    if not FIRST <= year <= LAST:
        raise Http404
    chosen = _day(request.GET.get("day", ""))
    return _show(request, office, year, chosen, None)


@require_POST
def day(request: HttpRequest, key: UUID, day: str) -> HttpResponse:
    """Say what kind of day this is in the office; 409 when somebody else changed it meanwhile."""
    office, chosen = _office_or_404(request, key), _day(day)
    if chosen is None:
        raise Http404
    form = DayForm(request.POST)
    if not form.is_valid():
        return _show(request, office, chosen.year, chosen, form, status=422)
    found = {"office": office, "day": chosen, "actor": request.actor, "at": timezone.now()}
    try:
        if form.cleaned_data["kind"]:
            actions.set_day(**found, **form.cleaned_data)
        else:
            actions.clear_day(**found, was=form.cleaned_data["was"])
    except actions.OverlappingHours as refusal:
        form.add_error("closes_at", str(refusal))
        return _show(request, office, chosen.year, chosen, form, status=422)
    except StaleVersion as refusal:
        form.add_error(None, str(refusal))
        return _show(request, office, chosen.year, chosen, form, status=409)
    messages.success(request, _("Saved; open clocks follow within a minute."))
    return redirect(f"{_year_url(office, chosen.year)}?day={chosen}")


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show and set the week of an office."""
    office = _office_or_404(request, key)
    today = timezone.localdate()
    page = queries.hours_page(office, today, request.actor)
    if request.method != "POST":
        form = HoursForm(initial={"valid_from": today, "was": page.was}, week=page.week)
        return render(request, "calendar/hours.html", {"page": page, "form": form})
    form, status = HoursForm(request.POST), 422
    if form.is_valid():
        try:
            actions.set_hours(
                office=office, valid_from=form.cleaned_data["valid_from"], week=form.cleaned_data["week"],
                was=form.cleaned_data["was"], actor=request.actor, at=timezone.now(),
            )  # fmt: skip
        except (actions.EmptyWeek, actions.OverlappingHours, StaleVersion) as refusal:
            form.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, StaleVersion) else 422
        else:
            messages.success(request, _("Saved; open clocks follow within a minute."))
            return redirect(_year_url(office, today.year))
    return render(request, "calendar/hours.html", {"page": page, "form": form}, status=status)


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
    return redirect("calendar:here")


def _office_or_404(request: HttpRequest, key: UUID) -> Office:
    office = get_object_or_404(offices_of(request.actor), key=key)
    if not rules.may_read(request.actor, office):
        raise PermissionDenied
    return office


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST <= found.year <= LAST else None


def _year_url(office: Office, year: int) -> str:
    return redirect("calendar:year", office.key, year).headers["Location"]


def _show(
    request: HttpRequest, office: Office, year: int, chosen: date | None, form: DayForm | None, status: int = 200
) -> HttpResponse:
    page = queries.year_page(office, year, timezone.localdate(), chosen, request.actor)
    if form is None and page.chosen:
        form = DayForm(initial=page.own)
    return render(request, "calendar/year.html", {"page": page, "form": form}, status=status)
