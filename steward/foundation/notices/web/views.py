"""The bell: what somebody has been told."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.foundation.identity.models import Person
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.notices import actions, queries

from .forms import PreferenceForm


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the reader's own notices: the unread ones, or all."""
    page = queries.notices_page(
        reader=request.actor, unread_only=request.GET.get("show") != "all", after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )  # fmt: skip
    return render(request, "notices/list.html", {"page": page})


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark notices as read: those named, or all."""
    keys = [key for key in map(_key, request.POST.getlist("key")) if key]
    wanted = None if request.POST.get("all") else keys
    actions.mark_read(person_id=request.actor.person_id, keys=wanted, at=timezone.now())
    return HttpResponseRedirect(reverse("notices:list"))


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and keep what the reader wants to be sent by e-mail."""
    person = get_object_or_404(Person, pk=request.actor.person_id)
    held = queries.preference_of(person)
    known = {"version": held.version, "mails_urgent": held.mails_urgent, "mails_digest": held.mails_digest}
    form = PreferenceForm(request.POST if request.method == "POST" else None, initial=known)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            actions.set_preference(**form.cleaned_data, actor=request.actor, at=timezone.now())
        except StaleVersion as stale:
            form.add_error(None, str(stale))
            form.data = form.data.copy()
            form.data["version"], status = queries.preference_of(person).version, 409
        else:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("notices:preferences"))
    context = {"form": form, "email": person.email, "is_on": bool(settings.DEFAULT_FROM_EMAIL)}
    return render(request, "notices/preferences.html", context, status=status)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
