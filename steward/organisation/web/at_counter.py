"""Knows the machine: a registered counter is recognised by the secret in its browser; its sign-ins live nowhere else."""

from django.contrib.auth import logout
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from steward.foundation.identity.sessions import COUNTER
from steward.foundation.identity.web.sessions import idle_seconds
from steward.organisation.queries.counters import counter_of

COOKIE = "steward_counter"
AGE = 400 * 24 * 3600


class CounterMiddleware:
    """Set `request.counter`; end a sign-in of a counter that was closed, or that came to another machine."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = request.COOKIES.get(COOKIE, "")
        request.counter = SimpleLazyObject(lambda: counter_of(token)) if token else None
        stands_at = request.session.get(COUNTER) if request.user.is_authenticated else None
        if stands_at and not (request.counter and request.counter.pk == stands_at):
            logout(request)
        return self.get_response(request)


def counter(request) -> dict:
    """Return for templates where the counter's page is, and after how many idle seconds this sign-in is locked."""
    here = getattr(request, "counter", None)
    session = getattr(request, "session", {})
    return {
        "counter_url": reverse("organisation:counter") if here else "",
        "counter_locks": idle_seconds(session) if here and session.get(COUNTER) else 0,
    }
