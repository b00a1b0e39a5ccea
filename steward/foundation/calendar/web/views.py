"""The calendar of an office: its year, a day of it, its hours."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.calendar import rules
from steward.foundation.ui.web.office import offices_of

from .pages import Whose, day_of, drop_hours, set_day, set_hours, show_year


@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Go to this year of the office that the person works in; who works in none sees the company's."""
    if not request.office:
        return redirect("calendar:company")
    return redirect("calendar:year", request.office.key, timezone.localdate().year)


@require_safe
def year(request: HttpRequest, key: UUID, year: int) -> HttpResponse:
    """Show one year of an office, and one day of it when one is chosen."""
    return show_year(request, _of_office(request, key), year, day_of(request.GET.get("day", "")))


@require_POST
def day(request: HttpRequest, key: UUID, day: str) -> HttpResponse:
    """Say what kind of day this is in the office."""
    return set_day(request, _of_office(request, key), day)


@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show and set the week of an office."""
    return set_hours(request, _of_office(request, key))


@require_POST
def drop(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back hours that the office set; without any of its own it follows the company."""
    return drop_hours(request, _of_office(request, key))


def _of_office(request: HttpRequest, key: UUID) -> Whose:
    office = get_object_or_404(offices_of(request.actor), key=key)
    if not rules.may_read(request.actor, office):
        raise PermissionDenied
    return Whose(office=office)
