"""The page behind the link of an outside department (project, marketing, developer): no account, one case."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as now_words
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steward.cases import actions
from steward.cases.models import IllegalMove
from steward.cases.queries.outside import outside_page
from steward.foundation.files.actions import UploadRefused
from steward.foundation.files.fields import UploadsField
from steward.foundation.identity.actor import system
from steward.organisation.models import OutsideLink
from steward.organisation.queries import resolve_link

LINK = system("link")
MOST_ANSWERS = 12  # of one link within the window; its address itself cannot be guessed
WINDOW = 3600  # seconds
TAKE, RETURN, WRITE = "take", "return", "write"
DECISIONS = [(TAKE, _("We take it")), (RETURN, _("It is not for us")), (WRITE, _("Only a word for now"))]


class AnswerForm(forms.Form):
    """What the department answers."""

    decision = forms.ChoiceField(
        label=_("Your decision"), choices=DECISIONS, initial=TAKE, required=False, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("Your answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    name = forms.CharField(label=_("Your name and department"), max_length=60)
    uploads = UploadsField(label=_("Photos and papers"), required=False)

    def accepts(self) -> bool | None:
        """Return True when the department takes it, False when it sends it back, None when it only writes."""
        return {TAKE: True, RETURN: False}.get(self.cleaned_data["decision"])


def _link_or_404(token: str) -> OutsideLink:
    link = resolve_link(token[:100], timezone.now())
    if link is None or link.kind != "case":
        raise Http404
    return link


def _show(request, link, *, form=None, status=200):
    page = outside_page(link)
    form = form or AnswerForm()
    if not page.undecided:
        del form.fields["decision"]
    context = {"page": page, "link": link, "form": form}
    response = render(request, "cases/outside.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _too_many(link: OutsideLink) -> bool:
    name = f"cases-outside-{link.pk}"
    cache.add(name, 0, WINDOW)
    return cache.incr(name) > MOST_ANSWERS


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def outside(request, token):
    """Show the case to the department that holds the link, and take its answer."""
    link = _link_or_404(token)
    if request.method != "POST":
        return _show(request, link)
    form = AnswerForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, link, form=form, status=422)
    if _too_many(link):
        form.add_error(None, now_words("Many answers came within an hour. Please telephone us, or wait."))
        return _show(request, link, form=form, status=429)
    typed = form.cleaned_data
    try:
        actions.answer_from_outside(
            link=link, name=typed["name"], text=typed["text"], accepts=form.accepts(), uploads=typed["uploads"],
            actor=LINK, at=timezone.now(),
        )  # fmt: skip
    except IllegalMove:
        return _show(request, link, form=form, status=409)
    except (actions.Refusal, UploadRefused) as refusal:
        form.add_error("uploads" if isinstance(refusal, UploadRefused) else "text", str(refusal))
        return _show(request, link, form=form, status=422)
    messages.success(request, now_words("Thank you. Your answer has reached us."))
    return redirect("cases:outside", token)
