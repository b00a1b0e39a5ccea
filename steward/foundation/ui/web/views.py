"""The switches of the shell: language, theme, office; and the person's own page."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST, require_safe

from steward.foundation.identity.actions import choose_language
from steward.foundation.identity.models import Office
from steward.foundation.ui.navigation import address
from steward.foundation.ui.web.context import THEME_COOKIE, THEMES
from steward.foundation.ui.web.language import COOKIE, COOKIE_AGE, known
from steward.foundation.ui.web.office import SESSION_KEY, offices_of
from steward.foundation.ui.web.samples import gallery_samples

OFFICES_SHOWN = 40


def _back(request) -> HttpResponseRedirect:
    """Return to the page that the switch was on, if it is ours."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None, require_https=request.is_secure())
    return redirect(target if ours else address("home:start") or "ui:me")


def _keep(request, response, name: str, value: str):
    response.set_cookie(name, value, max_age=COOKIE_AGE, samesite="Lax", secure=settings.SECURE_COOKIES, httponly=True)
    return response


@login_not_required
@require_POST
def language(request):
    """Change the language: for the person when signed in, and for this device."""
    chosen = known(request.POST.get("language"))
    if request.user.is_authenticated:
        choose_language(actor=request.actor, language=chosen, at=timezone.now())
    return _keep(request, _back(request), COOKIE, chosen)


@login_not_required
@require_POST
def theme(request):
    """Change light, dark, or as the device has it; kept on the device."""
    chosen = request.POST.get("theme")
    return _keep(request, _back(request), THEME_COOKIE, chosen if chosen in THEMES else "auto")


@login_not_required
@require_safe
def pulse(request):
    """Answer that the line stands; scripts ask before they let go of what was typed."""
    return HttpResponse(status=204)


@require_GET
def offices(request):
    """List the offices that the person may work in, narrowed by `q`; a part for the menu of the bar, or a page."""
    found = offices_of(request.actor)
    words = request.GET.get("q", "").strip()[:40]
    if words:
        found = found.filter(name__icontains=words) | found.filter(code__istartswith=words)
    rows = list(found[: OFFICES_SHOWN + 1])
    context = {"offices": rows[:OFFICES_SHOWN], "more": len(rows) > OFFICES_SHOWN, "words": words}
    response = render(request, "ui/offices.html#list" if request.htmx else "ui/offices.html", context)
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


@require_POST
def office(request):
    """Work in another office from now on; 404 for one that is not the person's."""
    try:
        chosen = offices_of(request.actor).get(key=request.POST.get("office"))
    except (Office.DoesNotExist, ValidationError) as missing:
        raise Http404 from missing
    request.session[SESSION_KEY] = chosen.pk
    return redirect(address("home:today") or "ui:me")


@require_GET
def me(request):
    """The person's own page: posts, language, theme, sign-out."""
    return render(request, "ui/me.html")


LAYOUTS = {
    "field": "ui/gallery/field.html",
    "portal": "ui/gallery/portal.html",
    "print": "ui/gallery/print.html",
    "wall": "ui/gallery/wall.html",
    "plain": "ui/gallery/plain.html",
}


@require_GET
def gallery(request, layout=""):
    """Show every component in every state, or a sample of one layout."""
    if layout and layout not in LAYOUTS:
        raise Http404
    if layout:
        return render(request, LAYOUTS[layout])
    return render(request, "ui/gallery/index.html", gallery_samples(timezone.now()) | {"layouts": LAYOUTS})
