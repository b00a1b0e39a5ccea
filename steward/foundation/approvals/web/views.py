"""What waits for decision, one request, and the acts on it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from steward.foundation.approvals import actions, queries, rules
from steward.foundation.approvals.models import Approval, Step
from steward.foundation.identity.versions import StaleVersion

from .forms import DecisionForm

MOST_AT_ONCE = 50


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Show everything that waits for this person, what the person sent up, and what came back."""
    page = queries.waiting_page(request.actor, timezone.now(), timezone.get_current_timezone())
    return render(request, "approvals/waiting.html", {"page": page})


@require_safe
def approval(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one request with its steps."""
    found = _approval_or_404(request, key)
    return _show(request, found, DecisionForm(initial={"version": found.version}))


@require_POST
def decision(request: HttpRequest, key: UUID) -> HttpResponse:
    """Approve or return; a return without a remark is asked again with 422, a decided request shown with 409."""
    found = _approval_or_404(request, key)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    try:
        decided = actions.decide(approval_id=found.pk, actor=request.actor, at=timezone.now(), **form.cleaned_data)
    except actions.NeedsRemark as refusal:
        form.add_error("why", str(refusal))
        return _show(request, found, form, status=422)
    except StaleVersion as refusal:
        found.refresh_from_db()
        return _show(request, found, form, status=409, trouble=str(refusal))
    words = {
        Approval.State.PENDING: _("Approved and passed on."), Approval.State.APPROVED: _("Approved."),
        Approval.State.RETURNED: _("Returned with your remark."),
    }  # fmt: skip
    messages.success(request, words[decided.state])
    return _back(request)


@require_POST
def withdrawal(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take the own request back; 409 when it was decided meanwhile."""
    found = _approval_or_404(request, key)
    try:
        actions.withdraw(approval_id=found.pk, actor=request.actor, at=timezone.now())
    except StaleVersion as refusal:
        found.refresh_from_db()
        return _show(
            request, found, DecisionForm(initial={"version": found.version}), status=409, trouble=str(refusal)
        )
    messages.success(request, _("Taken back."))
    return _back(request)


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """Approve the chosen requests, each by itself; those decided meanwhile are left as they are."""
    chosen = dict(pair.partition(":")[::2] for pair in request.POST.getlist("chosen")[:MOST_AT_ONCE])
    found = {str(row.key): row.pk for row in queries.waiting_for(request.actor)[:MOST_AT_ONCE]}
    versions = {found[key]: int(v) for key, v in chosen.items() if key in found and v.isdecimal() and len(v) < 10}
    done, _left = actions.decide_together(versions=versions, actor=request.actor, at=timezone.now())
    messages.success(request, ngettext("%(n)s approved.", "%(n)s approved.", done) % {"n": done})
    if left := len(chosen) - done:
        says = ngettext("%(n)s was changed meanwhile and waits.", "%(n)s were changed meanwhile and wait.", left)
        messages.warning(request, says % {"n": left})
    return redirect("approvals:waiting")


def _approval_or_404(request: HttpRequest, key: UUID) -> Approval:
    rows = rules.visible_to(request.actor, Approval.objects.select_related("office", "requested_by"))
    return get_object_or_404(rows, key=key)


def _show(
    request: HttpRequest, found: Approval, form: DecisionForm, status: int = 200, trouble: str = ""
) -> HttpResponse:
    page = queries.approval_page(found, request.actor, timezone.get_current_timezone())
    context = {"page": page, "form": form, "trouble": trouble, "decisions": Step.Decision}
    return render(request, "approvals/approval.html", context, status=status)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """Return to the page on which the decision stood, if it is ours; else to what waits."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure())
    return redirect(target if ours else "approvals:waiting")
