"""Do one thing with several cases: ask what is needed once, then tell for each what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from steward.cases import actions, rules
from steward.cases.models import Case, Channel, CloseCode, IllegalMove
from steward.cases.queries.page import WITH_IT
from steward.cases.rules import lists
from steward.cases.web.printing import print_records
from steward.cases.web.views import spreadsheet
from steward.foundation.identity.models import Person
from steward.foundation.ui.web.errors import error_page
from steward.organisation.queries import colleagues

MOST = 200


class AssignForm(forms.Form):
    """To whom."""

    owner = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("Owner"))
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300, required=False)

    def __init__(self, *args, office, **options):
        super().__init__(*args, **options)
        self.fields["owner"].queryset = colleagues(office, timezone.now()).order_by("pinyin", "name")


class ReplyForm(forms.Form):
    """What every one of these customers was told."""

    text = forms.CharField(
        label=gettext_lazy("What the customers were told"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    way = forms.ChoiceField(label=gettext_lazy("How"), choices=[c for c in Channel.choices if c[0] != Channel.IMPORT])

    def __init__(self, *args, office, **options):
        super().__init__(*args, **options)


class MergeForm(forms.Form):
    """Into which."""

    into = forms.ModelChoiceField(Case.objects.none(), label=gettext_lazy("Merge into"), to_field_name="key")

    def __init__(self, *args, office, cases, **options):
        super().__init__(*args, **options)
        self.fields["into"].queryset = Case.objects.filter(pk__in=[c.pk for c in cases]).order_by("received_at")


class ChaseForm(forms.Form):
    """What is asked of the owners."""

    text = forms.CharField(label=gettext_lazy("What you ask"), max_length=500)

    def __init__(self, *args, office, **options):
        super().__init__(*args, **options)


class CloseForm(forms.Form):
    """How they ended."""

    code = forms.ChoiceField(
        label=gettext_lazy("How it ended"), choices=[c for c in CloseCode.choices if c[0] != CloseCode.IMPORTED]
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)

    def __init__(self, *args, office, **options):
        super().__init__(*args, **options)


FORMS = {"assign": AssignForm, "reply": ReplyForm, "merge": MergeForm, "chase": ChaseForm, "close": CloseForm}
WORDS = {
    "assign": gettext_lazy("Assign"), "reply": gettext_lazy("Reply"), "merge": gettext_lazy("Merge"),
    "chase": gettext_lazy("Chase"), "close": gettext_lazy("Close"),
}  # fmt: skip


VERBS = {
    "assign": lambda who, typed: actions.assign(**who, owner_id=typed["owner"].pk, why=typed["reason"]),
    "reply": lambda who, typed: actions.reply(**who, text=typed["text"], way=typed["way"], purpose="progress"),
    "merge": lambda who, typed: actions.merge(**who, into_id=typed["into"].pk),
    "chase": lambda who, typed: actions.chase(**who, why=typed["text"]),
    "close": lambda who, typed: actions.close(**who, code=CloseCode(typed["code"]), why=typed["reason"]),
}


@dataclass(frozen=True, kw_only=True)
class Done:
    """What became of one case."""

    case: Case
    refusal: str = ""


def _chosen(request) -> list[Case]:
    keys = [k for k in request.POST.getlist("key") if len(k) == 36]
    seen = rules.visible_to(request.actor, Case.objects.filter(key__in=keys))
    cases = list(seen.select_related("unit", "place", "building", "office").order_by("rank_at", "id"))
    if len(cases) != len(set(keys)):
        raise Http404
    return cases


def _printable(request, cases: list[Case]) -> list[Case]:
    """Return these cases with all that stands on their paper."""
    wanted = rules.visible_to(request.actor, Case.objects.filter(pk__in=[case.pk for case in cases]))
    return list(wanted.select_related(*WITH_IT).order_by("received_at", "id"))


def _back(request) -> str:
    there = request.POST.get("next", "")
    return there if url_has_allowed_host_and_scheme(there, allowed_hosts=None) else "cases:list"


@require_POST
def bulk(request):
    """Ask what a verb needs for the chosen cases, then carry it out on each and show what became of them."""
    if len(request.POST.getlist("key")) > MOST:
        return error_page(request, 400, _("Choose at most %(most)s cases at once.") % {"most": MOST})
    cases, verb = _chosen(request), request.POST.get("verb", "")
    if not cases:
        return redirect(_back(request))
    if verb == "export":
        if not lists.may_export(request.actor, request.office or None):
            raise PermissionDenied
        return spreadsheet(request, Case.objects.filter(pk__in=[c.pk for c in cases]), name=_("Cases"))
    if verb == "print":
        return print_records(request, _printable(request, cases))
    if verb not in FORMS:
        raise Http404
    options = {"office": cases[0].office} | ({"cases": cases} if verb == "merge" else {})
    form = FORMS[verb](request.POST if request.POST.get("confirmed") else None, **options)
    context = {"cases": cases, "verb": verb, "words": WORDS[verb], "next": _back(request), "form": form}
    if form.is_bound and form.is_valid():
        done = [_carry_out(request, verb, case, form.cleaned_data) for case in cases]
        undoable = [item.case for item in done if not item.refusal] if verb in actions.UNDO else []
        return render(request, "cases/bulk_done.html", context | {"done": done, "undoable": undoable})
    return render(request, "cases/bulk.html", context, status=422 if form.is_bound else 200)


def _carry_out(request, verb: str, case: Case, typed: dict) -> Done:
    """Do it for one case; a refusal is told and stops none of the others."""
    if verb == "merge" and case.pk == typed["into"].pk:
        return Done(case=case)
    who = {"case_id": case.pk, "actor": request.actor, "at": timezone.now()}
    return _tried(case, lambda: VERBS[verb](who, typed))


@require_POST
def undo(request):
    """Take back what one has just done with several cases; each that was changed since is left and named."""
    cases, verb = _chosen(request), request.POST.get("verb", "")
    if verb not in actions.UNDO or len(cases) > MOST:
        raise Http404
    now = timezone.now()
    done = [
        _tried(case, lambda pk=case.pk: actions.UNDO[verb](case_id=pk, actor=request.actor, at=now)) for case in cases
    ]
    words = _("Taken back: %(act)s") % {"act": WORDS[verb]}
    return render(request, "cases/bulk_done.html", {"done": done, "words": words, "next": _back(request)})


def _tried(case: Case, carry_out: Callable[[], Any]) -> Done:
    """Carry it out; a refusal is words beside the case."""
    try:
        carry_out()
    except actions.Refusal as refusal:
        return Done(case=case, refusal=str(refusal))
    except IllegalMove:
        return Done(case=case, refusal=_("Somebody acted on it first; look at it again."))
    except PermissionDenied:
        return Done(case=case, refusal=_("You have no right to do this with it."))
    return Done(case=case)
