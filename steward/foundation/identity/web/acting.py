"""Puts on every request the actor behind the signed-in account, asked of the part above by wire."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor


class ActorMiddleware:
    """Set `request.actor`: lazily, once per request; an anonymous visitor is the actor labelled "visitor"."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.actor_of = import_string(settings.ACTOR_OF)

    def __call__(self, request):
        def find() -> Actor:
            if not request.user.is_authenticated:
                return Actor(person_id=None, label="visitor")
            return self.actor_of(request.user, timezone.now())

        request.actor = SimpleLazyObject(find)
        return self.get_response(request)
