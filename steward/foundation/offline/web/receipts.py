"""Every unsafe request that carries a key is carried out once: forms by a hidden field, the API by a header."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from steward.foundation.offline.actions import Answer, KeyReused, NotKept, once

FIELD = "_receipt"
HEADER = "Idempotency-Key"
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
LONGEST_KEPT_BODY = 64 * 1024


def counts_every_time(view):
    """Mark a view whose every call counts, a refused one too (a wrong proof): it runs outside receipts."""
    view.counts_every_time = True
    return view


def _key(request) -> str:
    key = request.headers.get(HEADER, "")
    if not key and request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        key = request.POST.get(FIELD, "")
    return key[:80]


def principal_of(request) -> str:
    """Return under whose name the receipts of this request are kept."""
    user = getattr(request, "user", None)
    return f"account:{user.pk}" if user is not None and user.is_authenticated else "visitor"


def _body(request) -> bytes:
    if request.content_type == "multipart/form-data":
        fields = sorted(
            (name, tuple(request.POST.getlist(name))) for name in request.POST if name != "csrfmiddlewaretoken"
        )
        files = sorted((name, f.name, f.size) for name, f in request.FILES.items())
        return repr((fields, files)).encode()
    if request.content_type == "application/x-www-form-urlencoded":
        fields = sorted(
            (name, tuple(request.POST.getlist(name))) for name in request.POST if name != "csrfmiddlewaretoken"
        )
        return repr(fields).encode()
    return request.body


class ReceiptMiddleware:
    """Run a keyed unsafe view inside one transaction with its receipt; a refusal (4xx, 5xx) keeps neither."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answer from the receipt when there is one; else carry out the view and keep its answer."""
        if request.method not in UNSAFE or getattr(view, "counts_every_time", False) or not (key := _key(request)):
            return None
        principal = principal_of(request)
        refused: list[HttpResponse] = []

        def carry_out() -> Answer:
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                response.render()
            refused.append(response)
            if response.status_code >= 400:
                raise NotKept
            if response.streaming:
                return Answer(status=response.status_code, kept=False)
            body = response.content if len(response.content) <= LONGEST_KEPT_BODY else b""
            return Answer(
                status=response.status_code,
                location=response.headers.get("Location", response.headers.get("HX-Redirect", "")),
                content_type=response.headers.get("Content-Type", ""),
                body=body,
            )

        try:
            answer = once(key=key, principal=principal, route=request.path, body=_body(request), carry_out=carry_out)
        except NotKept:
            return refused[-1]
        except KeyReused:
            return HttpResponse(_("This form was already sent with other contents. Reload the page."), status=422)
        if not answer.replayed:
            return refused[-1]
        response = HttpResponse(answer.body, status=answer.status, content_type=answer.content_type or None)
        if answer.location:
            response.headers["Location" if 300 <= answer.status < 400 else "HX-Redirect"] = answer.location
        response.headers["X-Replayed"] = "true"
        return response
