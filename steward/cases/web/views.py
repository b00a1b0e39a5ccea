"""Saved views of the list, and the list as a spreadsheet."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from steward.cases.actions import views as actions
from steward.cases.queries import exporting, listing
from steward.cases.queries.offering import saved_views
from steward.cases.rules import lists
from steward.cases.web.listing import COLUMNS, ListPage
from steward.foundation.printing.web.spreadsheets import spreadsheet as sheet


def _list_at(query) -> str:
    return f"{reverse('cases:list')}?{urlencode(query, doseq=True)}"


@require_POST
def save_view(request):
    """Keep the filters that the list shows under a name."""
    filters = listing.filters_of(QueryDict(request.POST.get("query", "")))
    name = request.POST.get("name", "").strip()[:40] or _("My view")
    office = (request.office or None) if request.POST.get("shared") else None
    query = dict(listing.query_of(filters))
    actions.save_view(name=name, query=query, office=office, actor=request.actor, at=timezone.now())
    return redirect(_list_at(query))


@require_POST
def choose_columns(request):
    """Keep which columns of the list this person wants to see."""
    columns = [] if request.POST.get("usual") else [c for c in COLUMNS if c in request.POST.getlist("column")]
    actions.choose_columns(columns=columns, actor=request.actor, at=timezone.now())
    query = dict(listing.query_of(listing.filters_of(QueryDict(request.POST.get("query", "")))))
    return redirect(_list_at(query))


@require_safe
def saved_view(request, key):
    """Open a saved view: the list with its filters."""
    view = saved_views(request.actor, request.office or None).filter(key=key).first()
    if view is None:
        raise Http404
    return redirect(_list_at(view.query))


@require_POST
def forget_view(request, key):
    """Forget a saved view."""
    view = saved_views(request.actor, request.office or None).filter(key=key).first()
    if view is None:
        raise Http404
    actions.forget_view(view=view, actor=request.actor, at=timezone.now())
    return redirect("cases:list")


def spreadsheet(request, cases, *, name: str):
    """Answer cases as an .xlsx file."""
    return sheet(
        request, act="cases.exported", kind="case", name=name, columns=exporting.columns(), rows=exporting.rows(cases)
    )


@require_POST
def export(request):
    """Answer everything that the filters find as a spreadsheet, however many rows."""
    if not lists.may_export(request.actor, request.office or None):
        raise PermissionDenied
    page = ListPage(request, timezone.now())
    return spreadsheet(request, listing.found(**page.scope), name=_("Cases"))
