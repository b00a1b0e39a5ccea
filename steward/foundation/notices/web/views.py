"""The bell: what somebody has been told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from steward.foundation.notices import actions, queries


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


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
