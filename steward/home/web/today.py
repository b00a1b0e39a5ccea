"""The page that everybody lands on."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from steward.home.queries.today import today


@require_safe
def today_page(request):
    """Show what this person must do now."""
    now = timezone.now()
    page = today(actor=request.actor, office=request.office or None, now=now)
    return render(request, "home/today.html", {"page": page, "now": now})
