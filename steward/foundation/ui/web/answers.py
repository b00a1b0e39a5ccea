"""How a door answers: the page, or the part that htmx asked for; and a word about what was done."""

import json
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, part: str = "", status: int = 200
) -> HttpResponse:  # fmt: skip
    """Render the page, or for htmx its part (a partialdef of the same template); 422 and 409 carry the form again."""
    name = f"{template}#{part}" if part and request.htmx else template
    response = render(request, name, context, status=status)
    if part:
        patch_vary_headers(response, ["HX-Request"])
    return response


def with_toast(request: HttpRequest, response: HttpResponse, text: str, *, undo: str = "") -> HttpResponse:
    """Say for ten seconds what was done; `undo` is the address that takes it back (POST)."""
    answers_htmx = request.htmx and response.status_code < 300 and "HX-Redirect" not in response.headers
    if answers_htmx:
        response.headers["HX-Trigger"] = json.dumps({"toast": {"text": str(text), "undo": undo}})
    else:
        messages.success(request, text, extra_tags=f"undo:{undo}" if undo else "")
    return response
