"""The pages of the ladders: see them, try a change in words, set it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.deadlines import actions, queries, rules
from steward.foundation.deadlines.wording import rung_words
from steward.foundation.identity.versions import StaleVersion

from .forms import Rungs, VersionForm, initial_of

SCOPES = ("office", "company")


@require_safe
def ladders(request: HttpRequest) -> HttpResponse:
    """Show whom late work climbs to in the office."""
    if not request.office or not rules.may_read_ladders(request.actor, request.office):
        raise PermissionDenied
    return render(request, "deadlines/ladders.html", {"page": queries.ladders_page(request.actor, request.office)})


@require_http_methods(["GET", "HEAD", "POST"])
def ladder(request: HttpRequest, scope: str, code: str) -> HttpResponse:
    """Show and set the rungs of one ladder, for the office or for the company; `preview` only says them in words."""
    if scope not in SCOPES:
        raise Http404
    office = request.office if scope == "office" else None
    if (scope == "office" and not office) or not rules.may_change_ladder(request.actor, office):
        raise PermissionDenied
    line = queries.ladder_line(office, code)
    if line is None:
        raise Http404
    if request.method != "POST":
        rungs = sorted(line.ladder.rungs.all(), key=lambda rung: rung.position)
        forms = Rungs(initial=[initial_of(rung) for rung in rungs], prefix="rung")
        return _page(request, line, scope, forms, VersionForm(initial={"version": line.ladder.version}))
    forms, form, status, said = Rungs(request.POST, prefix="rung"), VersionForm(request.POST), 422, ""
    if not forms.is_valid() or not form.is_valid():
        return _page(request, line, scope, forms, form, status=422)
    wanted = [rung for rung in (one.wanted() for one in forms) if rung]
    if "preview" in request.POST:
        return _page(request, line, scope, forms, form, preview=wanted)
    try:
        actions.set_ladder(
            office=office, code=code, rungs=wanted, version=form.cleaned_data["version"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except actions.BadRungs as refusal:
        said = str(refusal)
    except StaleVersion as stale:
        status, said = 409, str(stale)
        form = VersionForm(initial={"version": queries.ladder_line(office, code).ladder.version})
    else:
        messages.success(request, _("Set; open clocks follow within a minute."))
        return redirect("deadlines:ladders")
    return _page(request, line, scope, forms, form, status=status, said=said)


def _page(request, line, scope, forms, form, *, status=200, said="", preview=None) -> HttpResponse:
    context = {
        "line": line, "scope": scope, "forms": forms, "form": form, "said": said,
        "preview": [rung_words(rung) for rung in sorted(preview, key=lambda rung: rung.order)] if preview else None,
        "history": queries.ladder_thread(line.ladder, request.actor, timezone.now()),
    }  # fmt: skip
    return render(request, "deadlines/ladder.html", context, status=status)


@require_POST
def drop(request: HttpRequest, code: str) -> HttpResponse:
    """Let the office follow the company's ladder again."""
    if not request.office or not rules.may_change_ladder(request.actor, request.office):
        raise PermissionDenied
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        actions.drop_ladder(
            office=request.office, code=code, version=form.cleaned_data["version"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except actions.NoSuchLadder as nothing:
        raise Http404 from nothing
    except StaleVersion as stale:
        messages.warning(request, str(stale))
        return redirect("deadlines:ladder", "office", code)
    messages.success(request, _("The office follows the company’s ladder again."))
    return redirect("deadlines:ladders")
