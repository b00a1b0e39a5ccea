"""Pages that say what went wrong and what to do now; each leaves what was typed where it was."""

import sys
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import requires_csrf_token


@dataclass(frozen=True, kw_only=True)
class Words:
    """What the page of one status says."""

    title: Any
    text: Any


PAGES = {
    400: Words(
        title=_("This request could not be read"),
        text=_("Go back one page and try again. If it happens again, tell whoever looks after the system."),
    ),
    403: Words(
        title=_("Your post does not include this"),
        text=_("If you need it for your work, ask your superior; what you were about to do has not been done."),
    ),
    404: Words(
        title=_("There is nothing at this address"),
        text=_("It may have been moved, or it is not yours to see. Search for its number, or start from Today."),
    ),
    409: Words(
        title=_("Somebody was here before you"),
        text=_(
            "The record has changed since you opened it, so nothing was saved. Go back: what you typed is still there."
        ),
    ),
    413: Words(
        title=_("This is too large"),
        text=_("A file may have up to 20 MB. Make it smaller, or send the parts one by one."),
    ),
    429: Words(
        title=_("Too many attempts"),
        text=_("Wait a few minutes, then try again. What you wrote has not been lost if you stay on the page before."),
    ),
    500: Words(
        title=_("Something broke on our side"),
        text=_("Nothing was half saved. Try again in a minute; the mishap has been written down."),
    ),
    503: Words(
        title=_("Nothing can be saved at the moment"),
        text=_("Nothing was half saved. Keep this page open and send it again in a minute; it will be done once."),
    ),
}


def error_page(request: HttpRequest, status: int, text: str = "") -> HttpResponse:
    """Return the page of this status; `text` replaces its second sentence where more can be said."""
    words = PAGES[status]
    context = {"status": status, "title": words.title, "text": text or words.text}
    return render(request, "ui/error.html", context, status=status)


@requires_csrf_token
def bad_request(request, exception=None):
    """400, or 413 for what is too large to be read."""
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


@requires_csrf_token
def forbidden(request, exception=None):
    """403: signed in, but without the right."""
    return error_page(request, 403)


@requires_csrf_token
def not_found(request, exception=None):
    """404: also for whatever is not the reader's to see."""
    return error_page(request, 404)


@requires_csrf_token
def server_error(request):
    """500, or 503 when the database is away or has no room; drawn without a context processor, which may need it."""
    status = 503 if isinstance(sys.exception(), OperationalError | InterfaceError) else 500
    words = PAGES[status]
    context = {"status": status, "title": words.title, "text": words.text}
    response = render(None, "ui/broken.html", context, status=status)
    if status == 503:
        response.headers["Retry-After"] = "30"
    return response


@requires_csrf_token
def csrf_failure(request, reason=""):
    """403 because the form is older than the sign-in."""
    text = _("You have signed in or out since this page was opened. Go back, reload the page, and send it again.")
    return error_page(request, 403, str(text))
