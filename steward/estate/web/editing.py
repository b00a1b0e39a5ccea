"""A page with one form: shown, sent, refused in place, or carried out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from steward.foundation.identity.versions import StaleVersion


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The words around a form: its title, the page above it, the filled button, a sentence of help."""

    title: str
    back_url: str
    back_words: str
    submit: str
    help: str = ""
    danger: str = ""  # said before an act that cannot be undone


def edit(
    request: HttpRequest, *, form: forms.Form, sheet: Sheet, act: Callable[[dict[str, Any]], str],
    refusals: Mapping[type[Exception], str | None] | None = None, version: Callable[[], int] | None = None,
) -> HttpResponse:  # fmt: skip
    """Show a form, or carry out what it asks and go to the address that `act` returns.

    `refusals` names the field under which each refusal is shown. A stale version is answered with 409: what was
    typed stays, and the form now carries the version that `version` tells.
    """
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return redirect(act(form.cleaned_data))
            except StaleVersion as stale:
                status = 409
                form.data = form.data.copy()
                form.data["version"] = version() if version else ""
                form.add_error(None, str(stale))
            except tuple(refusals or ()) as refusal:
                form.add_error(_field_of(refusal, refusals or {}), str(refusal))
    return render(request, "estate/form.html", {"form": form, "sheet": sheet}, status=status)


def _field_of(refusal: Exception, refusals: Mapping[type[Exception], str | None]) -> str | None:
    return next(field for kind, field in refusals.items() if isinstance(refusal, kind))
