"""The pages of residents: no account, no menu, no system word."""

import secrets

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.cases.models import Case
from steward.estate.queries import place_by_code
from steward.foundation.files.actions import UploadRefused
from steward.foundation.identity.actor import system
from steward.foundation.offline.web.receipts import counts_every_time
from steward.portal import actions
from steward.portal.models import FollowLink
from steward.portal.queries import pages

from .forms import ProofForm, RatingForm, ReportForm, WordsForm

RESIDENT = system("resident")
DEVICE_COOKIE = "steward_device"
DEVICE_AGE = 400 * 24 * 3600
PROVED = "portal_proved"


def _device(request) -> str:
    return request.COOKIES.get(DEVICE_COOKIE, "")[:64]


def _with_device(request, response):
    """Give the phone a name of its own, so that counting reports bars one phone and never a whole estate."""
    if not _device(request):
        response.set_cookie(
            DEVICE_COOKIE, secrets.token_urlsafe(18), max_age=DEVICE_AGE, httponly=True, samesite="Lax",
            secure=request.is_secure(),
        )  # fmt: skip
    return response


def _place_or_404(code):
    if place := place_by_code(code):
        return place
    raise Http404


def _link_or_404(token) -> FollowLink:
    if link := pages.link_of(token, timezone.now()):
        return link
    raise Http404


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def place(request, code):
    """Show what stands behind the QR code of a place, and take a report."""
    found = _place_or_404(code)
    if request.method != "POST":
        page = pages.place_page(found)
        return _with_device(request, render(request, "portal/place.html", {"page": page, "form": ReportForm()}))
    return _with_device(request, _report(request, found))


def _report(request, found):
    form, at = ReportForm(request.POST, request.FILES), timezone.now()
    if form.is_valid():
        try:
            done = actions.report(
                ticket=actions.Ticket(place=found, **form.cleaned_data),
                device=_device(request), network=request.META.get("REMOTE_ADDR", ""), actor=RESIDENT, at=at,
            )  # fmt: skip
        except actions.NothingSaid:
            form.add_error("text", _("Say a word, take a photo or touch a picture."))
        except actions.TooMany:
            form.add_error(
                None, _("Many reports came from this phone in a short time. Please telephone us, or wait ten minutes.")
            )
        except UploadRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            request.session["portal_code"] = {"token": done.token, "code": done.code}
            request.session[PROVED] = [*request.session.get(PROVED, [])[-9:], done.token]
            return redirect("portal:progress", done.token)
    page = pages.place_page(found)
    return render(request, "portal/place.html", {"page": page, "form": form}, status=422)


@login_not_required
@require_POST
def me_too(request, code, key):
    """Record that another phone met the same."""
    found = _place_or_404(code)
    case = Case.objects.filter(key=key, is_open=True, office=found.office).first()
    if case is None:
        raise Http404
    try:
        actions.me_too(
            case_id=case.pk, device=_device(request) or secrets.token_urlsafe(9), actor=RESIDENT, at=timezone.now()
        )
    except Case.DoesNotExist:
        raise Http404 from None
    return _with_device(request, redirect("portal:place", code))


def _progress(request, link, token, *, status=200, **forms):
    proved = token in request.session.get(PROVED, [])
    kept = request.session.get("portal_code", {})
    context = {
        "page": pages.progress(link, proved=proved), "token": token, "proof": ProofForm(), "words": WordsForm(),
        "rating": RatingForm(), "code": kept.get("code", "") if kept.get("token") == token else "",
    }  # fmt: skip
    return render(request, "portal/progress.html", context | forms, status=status)


@login_not_required
@require_safe
def progress(request, token):
    """Show how the report stands; details only after the second proof."""
    return _progress(request, _link_or_404(token), token)


@counts_every_time
@login_not_required
@require_POST
def prove(request, token):
    """Open the details with the four digits."""
    link, form = _link_or_404(token), ProofForm(request.POST)
    if form.is_valid():
        try:
            actions.prove(link_id=link.pk, proof=form.cleaned_data["proof"], actor=RESIDENT, at=timezone.now())
        except actions.WrongProof:
            form.add_error("proof", _("These digits do not fit."))
        except actions.Barred:
            form.add_error("proof", _("Too many tries. Please wait a quarter of an hour, or telephone us."))
        else:
            request.session[PROVED] = [*request.session.get(PROVED, [])[-9:], token]
            return redirect("portal:progress", token)
    return _progress(request, link, token, proof=form, status=422)


def _proved_or_404(request, token) -> FollowLink:
    if token not in request.session.get(PROVED, []):
        raise Http404
    return _link_or_404(token)


@login_not_required
@require_POST
def say_more(request, token):
    """Take a further word or photo from the reporter."""
    link, form, at = _proved_or_404(request, token), WordsForm(request.POST, request.FILES), timezone.now()
    if form.is_valid():
        try:
            actions.say_more(link=link, actor=RESIDENT, at=at, **form.cleaned_data)
        except actions.NothingSaid:
            form.add_error("text", _("Say a word or take a photo."))
        except UploadRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            return redirect("portal:progress", token)
    return _progress(request, link, token, words=form, status=422)


@login_not_required
@require_POST
def rate(request, token):
    """Take the reporter's word on the result."""
    link, form = _proved_or_404(request, token), RatingForm(request.POST)
    if form.is_valid():
        try:
            actions.rate(link=link, actor=RESIDENT, at=timezone.now(), **form.cleaned_data)
        except actions.NotDone:
            form.add_error(None, _("There is nothing to rate yet."))
        else:
            return redirect("portal:progress", token)
    return _progress(request, link, token, rating=form, status=422)
