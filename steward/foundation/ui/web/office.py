"""The office that a person works in now: chosen in the bar, kept in the session, never wider than the posts held."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from steward.foundation.identity.models import Office

SESSION_KEY = "office"


def offices_of(actor):
    """Return the offices (queryset) that this actor may work in."""
    return import_string(settings.OFFICES_OF)(actor).order_by("code")


def _office_now(request) -> Office | None:
    if not request.user.is_authenticated:
        return None
    return import_string(settings.OFFICE_NOW)(request.actor, request.session.get(SESSION_KEY))


class OfficeMiddleware:
    """Set `request.office` (lazily) and, for a signed-in person, show every time in that office's zone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.office = SimpleLazyObject(lambda: _office_now(request))
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Activate the zone of the office for the view; the next request starts from the product's own zone."""
        timezone.deactivate()
        if request.user.is_authenticated and request.office:
            timezone.activate(request.office.zone)
