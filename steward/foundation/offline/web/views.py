"""A browser that lost the line asks whether what it sent has arrived."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from steward.foundation.offline.queries import was_carried_out
from steward.foundation.offline.web.receipts import principal_of


@login_not_required
@never_cache
@require_GET
def receipt(request):
    """Say whether the message with this key was carried out for whoever asks."""
    key = request.GET.get("key", "")[:80]
    return JsonResponse({"carried_out": was_carried_out(key=key, principal=principal_of(request))})
