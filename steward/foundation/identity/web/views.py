"""A person's own sign-ins: seen, and ended."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from steward.foundation.identity import actions, queries
from steward.foundation.identity.sessions import hashed


@require_GET
def sessions(request):
    """List where the person is signed in now."""
    rows = queries.running_sessions(request.user.pk, timezone.now())
    return render(request, "account/sessions.html", {"rows": rows, "here": hashed(request.session.session_key)})


@require_POST
def end(request):
    """End one other sign-in, or all others."""
    here, which = hashed(request.session.session_key), request.POST.get("which", "")
    if which == "others":
        ended = actions.end_sessions(account_id=request.user.pk, but=here)
    else:
        try:
            ended = actions.end_sessions(account_id=request.user.pk, keys=[UUID(which)], but=here)
        except ValueError as nonsense:
            raise Http404 from nonsense
    if ended:
        messages.success(request, _("Signed out there."))
    return redirect("account_sessions")
