"""The pages of the rules: which return visits an office owes, and within which limit."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.cases.models.words import Grade, Kind
from steward.foundation.identity.versions import StaleVersion
from steward.visits import actions, rules
from steward.visits.models import VisitRule
from steward.visits.queries import owed
from steward.visits.web.forms import RuleForm


@require_safe
def rule_list(request):
    """Show which visits are owed for every kind and grade."""
    if not request.office or not rules.may_read_rules(request.actor, request.office):
        raise PermissionDenied
    return render(request, "visits/rules.html", {"page": owed.rules_page(request.actor, request.office)})


def _line_or_404(request, kind: str, grade: int):
    if kind not in Kind.values or grade not in Grade.values:
        raise Http404
    if not request.office or not rules.may_change_rule(request.actor, request.office):
        raise PermissionDenied
    return owed.rule_line(request.office, kind, grade)


def _version(request, kind: str, grade: int) -> int:
    own = VisitRule.objects.filter(office=request.office, kind=kind, grade=grade)
    return own.values_list("version", flat=True).first() or 0


@require_http_methods(["GET", "HEAD", "POST"])
def rule_detail(request, kind, grade):
    """Show and set the rule of one kind and grade."""
    line = _line_or_404(request, kind, grade)
    if request.method != "POST":
        initial = {"version": _version(request, kind, grade)}
        initial |= (
            {name: getattr(line.rule, name) for name in ("share", "limit_minutes", "basis")} if line.rule else {}
        )
        return _page(request, line, RuleForm(initial=initial))
    form, status = RuleForm(request.POST), 422
    if form.is_valid():
        try:
            actions.set_rule(
                office=request.office, kind=kind, grade=grade, actor=request.actor, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except StaleVersion as stale:
            form.data, status = form.data.copy(), 409
            form.data["version"] = str(_version(request, kind, grade))
            form.add_error(None, str(stale))
        else:
            messages.success(request, _("Saved; visits planned already keep their date."))
            return redirect("visits:rules")
    return _page(request, line, form, status)


@require_POST
def rule_drop(request, kind, grade):
    """Let the company's rule hold again."""
    line, version = _line_or_404(request, kind, grade), request.POST.get("version", "")
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
    try:
        actions.follow_company(
            office=request.office, kind=kind, grade=grade, version=number, actor=request.actor, at=timezone.now()
        )
    except StaleVersion as stale:
        initial = {"version": _version(request, kind, grade)}
        return _page(request, line, RuleForm(initial=initial), 409, said=str(stale))
    messages.success(request, _("The company's rule holds again."))
    return redirect("visits:rules")


def _page(request, line, form, status=200, said=""):
    history = owed.rule_thread(request.office, line.kind, line.grade, request.actor, timezone.now())
    context = {"line": line, "form": form, "said": said, "history": history}
    context["version"] = _version(request, line.kind, line.grade)
    return render(request, "visits/rule.html", context, status=status)
