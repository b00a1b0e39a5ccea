"""The history of any record, and the log of looks."""

from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from steward.foundation.kinds import registry
from steward.foundation.timeline import queries, rules


@require_safe
def history(request: HttpRequest, kind: str, key: UUID) -> HttpResponse:
    """Answer with the history of a record that the reader may see: a filter of it, or what is earlier."""
    described = registry.kinds().get(kind)
    if described is None or not hasattr(described.model, "key"):
        raise Http404
    record = get_object_or_404(described.visible_to(request.actor, described.model.objects.all()), key=key)
    before = request.GET.get("before", "")
    thread = queries.thread(
        kind=kind, object_id=record.pk, reader=request.actor, at=timezone.now(), show=request.GET.get("show", "all"),
        before=int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None,
    )  # fmt: skip
    address = reverse("timeline:history", args=[kind, key])
    return render(request, "timeline/thread.html", {"thread": thread, "thread_url": address})


@require_safe
def access(request: HttpRequest) -> HttpResponse:
    """Show who looked at what."""
    if not rules.may_read_log(request.actor):
        raise PermissionDenied
    asked = {name: request.GET.get(name, "") for name in ("act", "kind", "person", "day", "after", "before")}
    page = queries.access_page(reader=request.actor, day=_day(asked.pop("day")), **asked)
    return render(request, "timeline/access.html", {"page": page})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
