"""The phone's page behind the QR code of a form, and the desk's page where scans find their records."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from steward.foundation.files.actions import UploadRefused
from steward.foundation.papers import actions, codes, queries
from steward.foundation.papers.models import SentPage

from .forms import PhotographForm, SendForm, SettleForm


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request, code):
    """Show which form of which record this is; keep the photographed pages on it."""
    named = codes.read(code)
    found = queries.paper_of(request.actor, named) if named else None
    if found is None:
        raise Http404
    if request.method != "POST":
        return _paper(request, found, PhotographForm())
    if not found.form.may_file(request.actor, found.record):
        raise PermissionDenied
    form = PhotographForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            kept = actions.file_paper(
                paper=found, uploads=form.cleaned_data["uploads"], actor=request.actor, at=timezone.now()
            )
        except UploadRefused as refusal:
            form.add_error("uploads", str(refusal))
        else:
            messages.success(request, _kept_words(len(kept)))
            return redirect("papers:paper", code)
    return _paper(request, found, form, status=422)


def _kept_words(count: int) -> str:
    if not count:
        return _("These pages were on file already.")
    return ngettext("%(n)s page is on file.", "%(n)s pages are on file.", count) % {"n": count}


def _paper(request, found, form, *, status=200):
    page = queries.paper_page(request.actor, found)
    return render(request, "papers/paper.html", {"page": page, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request):
    """Show the pages that wait and what was filed lately; take scans and file each page by its code."""
    if request.method != "POST":
        return _desk(request, SendForm(initial={"suggested": request.GET.get("suggested", "")[:24]}))
    form = SendForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            sent = actions.send_in(**form.cleaned_data, office=request.office, actor=request.actor, at=timezone.now())
        except UploadRefused as refusal:
            form.add_error("uploads", str(refusal))
        else:
            messages.success(request, sent_words(sent))
            return redirect("papers:desk")
    return _desk(request, form, status=422)


def sent_words(sent: list[SentPage]) -> str:
    """Return what became of the pages that were sent in."""
    filed = sum(page.state == SentPage.State.FILED for page in sent)
    words = ngettext("%(n)s page is filed.", "%(n)s pages are filed.", filed) % {"n": filed}
    if waits := len(sent) - filed:
        more = ngettext("%(n)s page waits: say what it is.", "%(n)s pages wait: say what they are.", waits)
        words += " " + more % {"n": waits}
    return words


def _desk(request, form, *, status=200, settling=None):
    found = queries.desk_page(
        request.actor, timezone.now(), after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    key, typed = settling or (None, None)
    waiting = [(page, typed if page.key == key else _unsettled(page)) for page in found.waiting.rows]
    return render(request, "papers/desk.html", {"page": found, "form": form, "waiting": waiting}, status=status)


def _unsettled(page):
    return SettleForm(initial={"number": page.suggested}, auto_id=f"id_{page.key}_%s")


def _page_or_404(request, key):
    if page := queries.page_of(request.actor, key):
        return page
    raise Http404


@require_POST
def settle(request, key):
    """File a waiting page as a form of the record of the number typed."""
    page = _page_or_404(request, key)
    form = SettleForm(request.POST, auto_id=f"id_{key}_%s")
    status = 422
    if form.is_valid():
        try:
            actions.settle(page_id=page.pk, **form.cleaned_data, actor=request.actor, at=timezone.now())
        except (actions.NoSuchRecord, UploadRefused) as refusal:
            form.add_error("number", str(refusal))
        except actions.SettledMeanwhile as refusal:
            messages.warning(request, str(refusal))
            status = 409
        else:
            messages.success(request, _("The page is on file."))
            return redirect("papers:desk")
    return _desk(request, SendForm(), status=status, settling=(page.key, form))


@require_POST
def discard(request, key):
    """Take a waiting page away: it is no paper of ours."""
    page = _page_or_404(request, key)
    try:
        actions.discard(page_id=page.pk, actor=request.actor, at=timezone.now())
    except actions.SettledMeanwhile as refusal:
        messages.warning(request, str(refusal))
        return _desk(request, SendForm(), status=409)
    messages.success(request, _("The page was taken away."))
    return redirect("papers:desk")
