"""The page of one case, and the door of every act on it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from steward.cases import actions
from steward.cases.models import Case, IllegalMove
from steward.cases.queries import offers
from steward.cases.queries import page as pages
from steward.cases.queries.progress import progress_words
from steward.cases.web import acts
from steward.cases.web.listing import Row, rows_of
from steward.cases.web.marks import TONES
from steward.foundation.files.actions import UploadRefused
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.ui.navigation import part
from steward.foundation.ui.web.answers import with_toast

SHOWN_ONCE = "cases_outside_link"


def _case_or_404(request, key) -> Case:
    if case := pages.case_of(request.actor, key):
        return case
    raise Http404


def _show(request, case, *, act=None, form=None, status=200, outside_url=""):
    now = timezone.now()
    every_note = request.GET.get("notes") == "all"
    page = pages.case_page(actor=request.actor, case=case, now=now, every_note=every_note)
    offered = acts.offered(page)
    context = {
        "page": page, "case": case, "acts": offered, "main_act": next(iter(offered), None), "act": act, "form": form,
        "tone": TONES.get(case.grade, ""), "related": _beside(page.related), "earlier": _beside(page.earlier),
        "outside_url": outside_url, "visits_url": part("visits:for_case", case.key), "photos": page.photos,
    }  # fmt: skip
    return render(request, "cases/detail.html", context, status=status)


def _beside(cases):
    """Return the cases beside it as rows that do not say where they are."""
    return [Row(case=c, progress=progress_words(c), place="", tone=TONES.get(c.grade, "")) for c in cases]


@require_safe
def case_detail(request, key):
    """Show one case with its clocks, history, people and papers; the address of a new link once."""
    case = _case_or_404(request, key)
    fresh = request.session.get(SHOWN_ONCE)
    if not fresh or fresh["case"] != str(key):
        return _show(request, case)
    del request.session[SHOWN_ONCE]
    return _show(
        request, case, outside_url=request.build_absolute_uri(reverse("cases:outside", args=[fresh["token"]]))
    )


@require_safe
def case_thread(request, key):
    """Show the history alone: filtered, or further back."""
    case = _case_or_404(request, key)
    before = request.GET.get("before", "")
    page = pages.case_page(
        actor=request.actor, case=case, now=timezone.now(), show=request.GET.get("show", "all"),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None,
    )  # fmt: skip
    return render(request, "cases/thread.html", {"page": page, "case": case})


@require_http_methods(["GET", "HEAD", "POST"])
def case_act(request, key, name):
    """Show the form of one act, and carry it out."""
    case, act = _case_or_404(request, key), acts.BY_NAME.get(name)
    if act is None:
        raise Http404
    if request.method != "POST":
        return _form(request, case, act, act.form(case=case))
    form = act.form(request.POST, request.FILES, case=case)
    if not form.is_valid():
        return _form(request, case, act, form, status=422)
    deed = acts.Deed(case=case, actor=request.actor, at=timezone.now(), typed=form.cleaned_data)
    try:
        done = act.carry_out(deed)
    except actions.Refusal as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _form(request, case, act, form, status=422)
    except UploadRefused as refusal:
        form.add_error("uploads" if "uploads" in form.fields else None, str(refusal))
        return _form(request, case, act, form, status=422)
    except (StaleVersion, IllegalMove) as refusal:
        words = (
            str(refusal)
            if isinstance(refusal, StaleVersion)
            else _("Somebody acted first. This is how it stands now.")
        )
        form.add_error(None, words)
        return _form(request, _case_or_404(request, key), act, form, status=409)
    if isinstance(done, actions.Offered) and done.token:
        request.session[SHOWN_ONCE] = {"case": str(key), "token": done.token}
    return _after(request, key, act)


def _after(request, key, act):
    """Lead back to the case with a word, and the way to take it back; or to what waits where it is the reader's no more."""
    if pages.case_of(request.actor, key):
        undo = reverse("cases:act", args=[key, act.undo]) if act.undo else ""
        words = _("Recorded: %(act)s") % {"act": act.words}
        return with_toast(request, redirect("cases:detail", key), words, undo=undo)
    messages.success(request, _("Done. The case is with others now."))
    return redirect("cases:offered")


@require_safe
def case_offered(request):
    """Show what waits for the reader's acceptance, or what was given away and not answered."""
    page = offers.offers_page(
        actor=request.actor, view=request.GET.get("view", ""), after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "cases/offered.html", {"page": page})


def _form(request, case, act, form, *, status=200):
    """Show an act's form: alone for a request that wants the part, else in the page."""
    if request.htmx:
        return render(request, "cases/act.html", {"case": case, "act": act, "form": form}, status=status)
    return _show(request, case, act=act, form=form, status=status)


@require_safe
def cases_for_unit(request, unit):
    """Show the cases of a unit, for pages that embed them by address."""
    found = pages.of_unit(request.actor, unit)
    return render(request, "cases/embedded.html", {"rows": rows_of(found)})


@require_safe
def cases_for_customer(request, customer):
    """Show the cases of a customer, for pages that embed them by address."""
    found = pages.of_customer(request.actor, customer)
    return render(request, "cases/embedded.html", {"rows": rows_of(found)})
