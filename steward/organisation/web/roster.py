"""The roster: a week at a glance, and the shifts in it."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from steward.foundation.identity.models import Office
from steward.organisation import actions
from steward.organisation.models import Department, Shift
from steward.organisation.queries import visible
from steward.organisation.queries.roster import A_WEEK, roster_page
from steward.organisation.web import acts, structure_acts
from steward.organisation.web.acting import ask, demand
from steward.organisation.web.structure_forms import WeekCopyForm

NIGHT_FROM, NIGHT_UNTIL = time(20), time(8)


def _page(request, office: Office, week: str):
    return roster_page(office=office, week=week, reader=request.actor, at=timezone.now())


def _office_or_404(request, key: UUID) -> Office:
    return get_object_or_404(visible.visible_offices(request.actor, Office.objects.all()), key=key)


@require_GET
def here(request):
    """Lead to the roster of the office worked in."""
    if not request.office:
        return redirect("organisation:offices")
    return redirect("organisation:office-roster", request.office.key)


@require_http_methods(["GET", "POST"])
def week(request, key: UUID):
    """Show a week of an office's roster; posting fills one line of it from the week before."""
    office = _office_or_404(request, key)
    if request.method == "POST":
        return _copy(request, office)
    return render(request, "organisation/roster.html", {"page": _page(request, office, request.GET.get("week", ""))})


def _copy(request, office: Office):
    form = WeekCopyForm(request.POST)
    if not form.is_valid():
        raise Http404
    monday, department_id = form.cleaned_data["monday"], form.cleaned_data["department"]
    if department_id and not Department.objects.filter(pk=department_id, office=office).exists():
        raise Http404
    copied = actions.copy_week(
        office_id=office.pk, department_id=department_id, from_monday=monday - A_WEEK, to_monday=monday,
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    words = ngettext("%(n)s shift copied from the week before", "%(n)s shifts copied from the week before", copied)
    messages.success(request, words % {"n": copied})
    return redirect(f"{reverse('organisation:office-roster', args=[office.key])}?week={monday}")


@require_http_methods(["GET", "POST"])
def new_shift(request, key: UUID):
    """Put somebody on duty; a day and a department in the address are written into the form."""
    office = _office_or_404(request, key)
    page = _page(request, office, request.GET.get("day", ""))
    demand(page.may_change)
    back = f"{reverse('organisation:office-roster', args=[office.key])}?week={page.monday}"
    return ask(request, acts.OF_OFFICE["shift"], about=office, office=office, back=back, given=_given(request, page))


def _given(request, page) -> dict:
    """Return the night of the day asked for (tonight by default) and the department, as first values of the form."""
    day = next((day for day in page.days if str(day) == request.GET.get("day")), page.today)
    zone = page.office.zone
    return {
        "department": next((row.department for row in page.rows if row.department and str(row.department.pk) == request.GET.get("department")), None),
        "from_at": datetime.combine(day, NIGHT_FROM, zone),
        "until_at": datetime.combine(day + timedelta(days=1), NIGHT_UNTIL, zone),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
def shift_act(request, key: UUID, verb: str):
    """Change a shift or take it out."""
    shifts = visible.visible_shifts(request.actor, Shift.objects.select_related("office", "department"))
    row = get_object_or_404(shifts, key=key)
    if verb not in structure_acts.OF_SHIFT:
        raise Http404
    page = _page(request, row.office, str(row.from_at.astimezone(row.office.zone).date()))
    if not any(line.may_change for line in page.rows if line.department == row.department):
        raise PermissionDenied
    back = f"{reverse('organisation:office-roster', args=[row.office.key])}?week={page.monday}"
    return ask(request, structure_acts.OF_SHIFT[verb], about=row, office=row.office, back=back)
