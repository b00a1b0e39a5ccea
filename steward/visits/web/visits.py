"""The list of visits, one visit, and what is recorded on it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from steward.foundation.identity.versions import StaleVersion
from steward.visits import actions, rules
from steward.visits.models import Visit
from steward.visits.queries import lists

from .forms import AttemptForm, ReportForm, ReviewForm


def _visit_or_404(request, key) -> Visit:
    if visit := lists.visit_of(request.actor, Visit.objects.all(), key):
        return visit
    raise Http404


def _page(request, visit, *, status=200, **forms):
    moment = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    context = {
        "page": lists.visit_detail(request.actor, visit),
        "report": ReportForm(initial={"version": visit.version, "visited_at": moment}),
        "attempt": AttemptForm(),
        "review": ReviewForm(initial={"version": visit.version}),
    }
    return render(request, "visits/detail.html", context | forms, status=status)


@require_safe
def visit_list(request):
    """Show the visits that are owed, overdue, made or to be reviewed."""
    view = request.GET.get("view", "owed") if request.GET.get("view") in lists.VIEWS else "owed"
    page = lists.visit_page(
        actor=request.actor, office=request.office or None, view=view, now=timezone.now(),
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    views = [(name, words, name == view) for name, words in lists.VIEWS.items()]
    reads = bool(request.office) and rules.may_read_rules(request.actor, request.office)
    return render(request, "visits/list.html", {"page": page, "views": views, "may_read_rules": reads})


@require_safe
def visits_for_case(request, case):
    """Show the return visits of a case, for the page that embeds them by address."""
    rows = lists.visits_of_case(request.actor, case)
    return render(request, "visits/for_case.html", {"rows": rows})


@require_safe
def visit_detail(request, key):
    """Show one visit with its case and the form to fill."""
    return _page(request, _visit_or_404(request, key))


def _refuse(form, refusal) -> int:
    """Write a refusal into the form and return the status of the answer."""
    if isinstance(refusal, StaleVersion):
        form.add_error(None, str(refusal))
        return 409
    if isinstance(refusal, actions.AlreadyDone):
        form.add_error(None, _("This visit was already recorded."))
        return 409
    if isinstance(refusal, actions.NotReviewable):
        form.add_error(None, _("Only a visit that was made can be reviewed."))
        return 409
    form.add_error("visited_at", _("The visit cannot lie in the future or before the work was done."))
    return 422


@require_POST
def visit_record(request, key):
    """Record the visit (F03)."""
    visit, form = _visit_or_404(request, key), ReportForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, report=form, status=422)
    try:
        actions.record_visit(
            visit_id=visit.pk, report=form.report(), actor=request.actor, at=timezone.now(),
            version=form.cleaned_data["version"],
        )  # fmt: skip
    except (StaleVersion, actions.AlreadyDone, actions.TooEarly) as refusal:
        status = _refuse(form, refusal)
        return _page(request, _visit_or_404(request, key), report=form, status=status)
    return redirect("visits:detail", key)


@require_POST
def visit_attempt(request, key):
    """Record a try that reached nobody."""
    visit, form = _visit_or_404(request, key), AttemptForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, attempt=form, status=422)
    try:
        actions.record_attempt(visit_id=visit.pk, actor=request.actor, at=timezone.now(), **form.cleaned_data)
    except actions.AlreadyDone as refusal:
        return _page(request, visit, attempt=form, status=_refuse(form, refusal))
    return redirect("visits:detail", key)


@require_POST
def visit_review(request, key):
    """Write the supervisor's remark."""
    visit, form = _visit_or_404(request, key), ReviewForm(request.POST)
    if not form.is_valid():
        return _page(request, visit, review=form, status=422)
    try:
        actions.review_visit(visit_id=visit.pk, actor=request.actor, at=timezone.now(), **form.cleaned_data)
    except (StaleVersion, actions.NotReviewable) as refusal:
        return _page(request, visit, review=form, status=_refuse(form, refusal))
    return redirect("visits:detail", key)
