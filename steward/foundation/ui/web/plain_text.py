"""No address and no form carries a NUL character into the product: PostgreSQL holds none, and nobody types one."""

from django.http import Http404, QueryDict

NUL = "\x00"


def without_nul(values: QueryDict) -> QueryDict:
    """Return the same values without NUL characters; the very object when there are none."""
    if not any(NUL in text for _name, texts in values.lists() for text in texts):
        return values
    cleaned = QueryDict(mutable=True, encoding=values.encoding)
    for name, texts in values.lists():
        cleaned.setlist(name, [text.replace(NUL, "") for text in texts])
    return cleaned


class PlainTextMiddleware:
    """Leave NUL characters out of what an address or a form says; an address with one in its path is not found."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if NUL in request.path_info:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = without_nul(request.GET)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Clean the form just before the view reads it, when the sign-in and the token have been looked at."""
        if request.method == "POST":
            request.POST = without_nul(request.POST)
