"""Show one masked detail, after the look was written down."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from steward.foundation.kinds import registry
from steward.foundation.timeline import actions


@require_POST
def reveal(request: HttpRequest, kind: str, key: UUID, detail: str) -> HttpResponse:
    """Answer with the clear text, or ask for the reason."""
    described = registry.kinds().get(kind)
    if described is None or detail not in described.reveals:
        raise Http404
    record = get_object_or_404(described.visible_to(request.actor, described.model.objects.all()), key=key)
    try:
        clear = actions.reveal(
            kind=described, record=record, detail=detail, actor=request.actor, at=timezone.now(),
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
    except actions.ReasonNeeded as refusal:
        asked = {"address": request.path, "detail": detail, "refusal": str(refusal)}
        return render(request, "privacy/masked.html#asking", asked, status=422)
    response = render(request, "privacy/masked.html#shown", {"clear": clear})
    response.headers["Cache-Control"] = "no-store"
    return response


# Every look counts, and what it shows must not lie in a receipt (offline.web.receipts asks for this mark).
reveal.counts_every_time = True
