"""One way for every form page: show it, carry out one action, answer 422 or 409 with what was typed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import timezone

from steward.foundation.identity.versions import StaleVersion
from steward.organisation.actions import Refusal
from steward.organisation.web.forms import Of


def _nothing(about) -> dict:
    return {}


@dataclass(frozen=True, kw_only=True)
class Act:
    """What a form page does: its words, its form, and how the form's values become one call of an action."""

    title: Any
    button: Any
    form: type[Of]
    carry_out: Callable
    text: Any = ""
    initial: Callable = _nothing


def ask(request, act: Act, *, about, office, back: str, template: str = "organisation/act.html", given=None):
    """Show the form, or carry it out. Refusals stand at their field with 422, a stale form answers 409.

    `given` are first values beside those that the record has. A stale form now carries the version as it stands, so
    that what was typed can be sent again by whoever has looked.
    """
    at = timezone.now()
    person = about if about.__class__.__name__ == "Person" else None
    how = {"office": office, "actor": request.actor, "at": at, "person": person}
    if request.method != "POST":
        return _page(
            request, act, act.form(initial=act.initial(about) | (given or {}), **how), about, back, template, 200
        )
    form = act.form(request.POST, **how)
    status = 422
    if form.is_valid():
        try:
            done = act.carry_out(about, form.cleaned_data, actor=request.actor, at=at, office=office)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except StaleVersion as stale:
            form.data = form.data.copy()
            about.refresh_from_db(fields=["version"])
            form.data["version"] = about.version
            form.add_error(None, str(stale))
            status = 409
        else:
            return _answer(request, act, done, about, back)
    return _page(request, act, form, about, back, template, status)


def _answer(request, act: Act, done, about, back: str):
    """Go back to the page; a password that is shown once has a page of its own."""
    if isinstance(done, tuple) and len(done) == 2 and isinstance(done[1], str):
        account, password = done
        return render(request, "organisation/password.html", {"account": account, "password": password, "back": back})
    messages.success(request, act.title)
    return redirect(back)


def _page(request, act: Act, form, about, back: str, template: str, status: int):
    context = {"act": act, "form": form, "about": about, "back": back}
    return render(request, template, context, status=status)


def demand(given: bool) -> None:
    """Raise PermissionDenied unless the page's act is given, so that a form is never shown in vain."""
    if not given:
        raise PermissionDenied
