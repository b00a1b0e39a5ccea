"""What the calendar of an office and that of the company share: the same pages over another place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from steward.foundation.calendar import actions, queries
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import StaleVersion

from .forms import DayForm, DropForm, HoursForm

FIRST, LAST = 2001, 2100


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose calendar a page shows: an office's, or what every office of a holiday region follows."""

    office: Office | None = None
    region: str = ""

    def year(self, year: int) -> str:
        """The address of a year."""
        if self.office:
            return reverse("calendar:year", args=[self.office.key, year])
        return reverse("calendar:region_year", args=[self.region, year])

    def day(self, day: date) -> str:
        """The address that takes what a day is."""
        if self.office:
            return reverse("calendar:day", args=[self.office.key, day])
        return reverse("calendar:region_day", args=[self.region, day])

    @property
    def hours(self) -> str:
        """The address of the hours."""
        return reverse("calendar:hours", args=[self.office.key]) if self.office else reverse("calendar:company_hours")

    @property
    def drop(self) -> str:
        """The address that takes back hours."""
        return reverse("calendar:drop", args=[self.office.key]) if self.office else reverse("calendar:company_drop")

    @property
    def place(self) -> dict[str, Any]:
        """What actions and queries are told."""
        return {"office": self.office} if self.office else {"office": None, "region": self.region}


def day_of(text: str) -> date | None:
    """Return a day that a calendar shows, or None."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if FIRST <= found.year <= LAST else None


def show_year(
    request: HttpRequest, whose: Whose, year: int, chosen: date | None, form: DayForm | None = None, status: int = 200
) -> HttpResponse:
    """Show one year, and one day of it when one is chosen; 404 for a year that no calendar shows."""
    if not FIRST <= year <= LAST:
        raise Http404
    zone = timezone.get_current_timezone_name()
    page = queries.year_page(
        year=year, today=timezone.localdate(), chosen=chosen, reader=request.actor, zone=zone, **whose.place
    )
    if form is None and page.chosen:
        form = DayForm(initial=page.own)
    context = {
        "page": page, "form": form, "whose": whose, "before": whose.year(year - 1), "after": whose.year(year + 1),
        "send_to": whose.day(chosen) if chosen else "", "regions": queries.regions() if whose.region else (),
    }  # fmt: skip
    return render(request, "calendar/year.html", context, status=status)


def set_day(request: HttpRequest, whose: Whose, day: str) -> HttpResponse:
    """Say what kind of day this is; 409 when somebody else changed it meanwhile."""
    chosen = day_of(day)
    if chosen is None:
        raise Http404
    form = DayForm(request.POST)
    if not form.is_valid():
        return show_year(request, whose, chosen.year, chosen, form, status=422)
    found = {**whose.place, "day": chosen, "actor": request.actor, "at": timezone.now()}
    try:
        if form.cleaned_data["kind"]:
            actions.set_day(**found, **form.cleaned_data)
        else:
            actions.clear_day(**found, was=form.cleaned_data["was"])
    except actions.OverlappingHours as refusal:
        form.add_error("closes_at", str(refusal))
        return show_year(request, whose, chosen.year, chosen, form, status=422)
    except StaleVersion as refusal:
        form.add_error(None, str(refusal))
        return show_year(request, whose, chosen.year, chosen, form, status=409)
    messages.success(request, _("Saved; open clocks follow within a minute."))
    return redirect(f"{whose.year(chosen.year)}?day={chosen}")


def set_hours(request: HttpRequest, whose: Whose) -> HttpResponse:
    """Show and set the week of an office, or of the company."""
    today = timezone.localdate()
    page = queries.hours_page(whose.office, today, request.actor)
    if request.method != "POST":
        form = HoursForm(initial={"valid_from": today, "was": page.was}, week=page.week)
        return render(request, "calendar/hours.html", {"page": page, "form": form, "whose": whose})
    form, status = HoursForm(request.POST), 422
    if form.is_valid():
        try:
            actions.set_hours(
                office=whose.office, valid_from=form.cleaned_data["valid_from"], week=form.cleaned_data["week"],
                was=form.cleaned_data["was"], actor=request.actor, at=timezone.now(),
            )  # fmt: skip
        except (actions.EmptyWeek, actions.OverlappingHours, StaleVersion) as refusal:
            form.add_error(None, str(refusal))
            status = 409 if isinstance(refusal, StaleVersion) else 422
        else:
            messages.success(request, _("Saved; open clocks follow within a minute."))
            return redirect(whose.hours)
    return render(request, "calendar/hours.html", {"page": page, "form": form, "whose": whose}, status=status)


def drop_hours(request: HttpRequest, whose: Whose) -> HttpResponse:
    """Take back the hours that were set from a day on; what was set before, or the company's, holds again."""
    form = DropForm(request.POST)
    if not form.is_valid():
        return HttpResponse(_("There are no hours from this day on."), status=422)
    actions.drop_hours(
        office=whose.office, valid_from=form.cleaned_data["valid_from"], actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("Saved; open clocks follow within a minute."))
    return redirect(whose.hours)
