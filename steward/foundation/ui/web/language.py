"""The language of a page: the person's own choice, else the cookie, else Traditional Chinese."""

from django.conf import settings
from django.utils import translation

COOKIE = "steward_language"
COOKIE_AGE = 365 * 24 * 3600


def known(code: str | None) -> str:
    """Return this language code if the product speaks it, else the default."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class LanguageMiddleware:
    """Activate the language of the signed-in person, else that of the cookie; Accept-Language is not asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = known(self._choice(request))
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response

    @staticmethod
    def _choice(request) -> str | None:
        if request.user.is_authenticated:
            return request.user.person.language
        return request.COOKIES.get(COOKIE)
