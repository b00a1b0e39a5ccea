"""The one search box for everything that a person may see."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from steward.foundation.rights.table import reach
from steward.foundation.search import queries

from .forms import SearchForm


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Show what was found, by kind; nothing typed yet shows how one may search."""
    if not reach(request.actor, "search", "use"):
        raise PermissionDenied
    form = SearchForm(request.GET)
    typed = form.cleaned_data if form.is_valid() else {}
    page = queries.search_page(
        actor=request.actor, words=typed.get("q", ""), kind=typed.get("kind", ""), before=typed.get("before")
    )
    return render(
        request, "search/find.html", {"page": page, "form": form, "kinds": queries.kind_choices()},
        status=200 if form.is_valid() else 422,
    )  # fmt: skip
