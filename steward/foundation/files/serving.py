"""Answer with a file so that it can do no harm: never as active content, never to be guessed at by the browser."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse

from . import storage
from .models import StoredFile

_SANDBOX = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"


def file_response(file: StoredFile, *, small: bool = False) -> HttpResponse:
    """Return the bytes of a file (or its thumbnail): pictures inline, everything else to be saved.

    Raises Http404 when the bytes are not there. The caller has checked the right.
    """
    path = file.thumb if small and file.thumb else file.path
    try:
        stream = storage.where(path).open("rb")
    except OSError as error:
        raise Http404 from error
    media = "image/jpeg" if path == file.thumb else file.media
    response = FileResponse(stream, content_type=media)
    place = "inline" if media.startswith("image/") else "attachment"
    plain = "".join(c if (c.isascii() and c.isalnum()) or c in "._-" else "_" for c in file.name) or "file"
    response.headers["Content-Disposition"] = f"{place}; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
