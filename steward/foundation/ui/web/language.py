"""The language of a page: the person's own choice, else the cookie, else Traditional Chinese."""

from django.conf import settings
from django.utils import translation

COOKIE = "steward_language"


class LanguageMiddleware:
    """Activate the language that the cookie names; a browser's Accept-Language is not asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(COOKIE, settings.LANGUAGE_CODE)
        if chosen not in dict(settings.LANGUAGES):
            chosen = settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", chosen)
        return response
