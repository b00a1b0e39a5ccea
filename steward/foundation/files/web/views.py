"""Give out a file to those who may read the record it hangs on."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from steward.foundation.files import queries
from steward.foundation.files.serving import file_response


@require_safe
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with a file."""
    return _answer(request, key, small=False)


@require_safe
def show_small(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with the small picture of a file."""
    return _answer(request, key, small=True)


def _answer(request: HttpRequest, key: UUID, *, small: bool) -> HttpResponse:
    file = queries.readable(request.actor, key)
    if file is None:
        raise Http404
    return file_response(file, small=small)
