"""Counter machines: registering and closing them, one's own number, and changing over in one gesture."""

from datetime import timedelta
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.core.validators import RegexValidator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from steward.foundation.identity.actions import count_failure
from steward.foundation.identity.throttle import DAY, MINUTE, Limit, let_through
from steward.foundation.identity.web.adapter import begin
from steward.foundation.offline.web.receipts import counts_every_time
from steward.organisation import actions, rules
from steward.organisation.models import Counter
from steward.organisation.queries.counters import faces, visible_counters
from steward.organisation.web.acting import demand
from steward.organisation.web.at_counter import AGE, COOKIE

DIGITS = RegexValidator(r"^[0-9]{6}$", _("Six digits."))
NUMBER = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "6"}


class NameForm(forms.Form):
    """What the machine is called."""

    name = forms.CharField(label=_("name of this machine"), max_length=60)


class PinForm(forms.Form):
    """A new number, twice."""

    pin = forms.CharField(label=_("Number, six digits"), validators=[DIGITS], widget=forms.PasswordInput(NUMBER))
    again = forms.CharField(label=_("The number again"), widget=forms.PasswordInput(NUMBER))

    def clean(self):
        """Want the same number twice."""
        found = super().clean()
        if found.get("pin") and found.get("pin") != found.get("again"):
            self.add_error("again", _("This is another number than above."))
        return found


class ChangeOverForm(forms.Form):
    """Whose face, and the number."""

    account = forms.ModelChoiceField(None, label=_("Who are you?"), widget=forms.RadioSelect, empty_label=None)
    pin = forms.CharField(
        label=_("Your number"), max_length=12, widget=forms.PasswordInput(NUMBER | {"autofocus": True})
    )

    def __init__(self, *args, accounts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["account"].queryset = accounts
        self.fields["account"].label_from_instance = lambda account: account.person.name


@require_http_methods(["GET", "POST"])
def counters(request):
    """List the counter machines of the office worked in, and register the machine that this is."""
    office = request.office or None
    demand(office is not None and rules.may(request.actor, "counter", "read", office.pk))
    form = NameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        row, token = actions.register_counter(
            office_id=office.pk, name=form.cleaned_data["name"], actor=request.actor, at=timezone.now()
        )
        messages.success(request, _now("This machine is now a counter: %(name)s") % {"name": row.name})
        response = redirect("organisation:counters")
        response.set_cookie(
            COOKIE, token, max_age=AGE, secure=settings.SECURE_COOKIES, httponly=True, samesite="Lax", path="/"
        )
        return response
    rows = visible_counters(request.actor, Counter.objects.filter(office=office, closed_at=None))
    context = {
        "rows": rows.select_related("registered_by").order_by("registered_at"), "form": form, "office": office,
        "here": request.counter.pk if request.counter else None,
        "may_register": rules.may(request.actor, "counter", "register", office.pk),
    }  # fmt: skip
    return render(request, "organisation/counters.html", context, status=422 if form.is_bound else 200)


@require_POST
def close(request, key: UUID):
    """Close a counter machine."""
    row = get_object_or_404(visible_counters(request.actor, Counter.objects.all()), key=key)
    actions.close_counter(counter_id=row.pk, actor=request.actor, at=timezone.now())
    return redirect("organisation:counters")


@counts_every_time  # a number leaves no receipt, not even a hash
@require_http_methods(["GET", "POST"])
@reauthentication_required
def pin(request):
    """Set one's own number; the password was asked for just now."""
    form = PinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.set_pin(
                account_id=request.user.pk, pin=form.cleaned_data["pin"], actor=request.actor, at=timezone.now()
            )
        except actions.Refusal as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            messages.success(request, _now("Your number for counters is set."))
            return redirect("ui:me")
    return render(request, "organisation/pin.html", {"form": form}, status=422 if form.is_bound else 200)


@counts_every_time  # a wrong number is counted, and a refusal would undo that
@login_not_required
@require_http_methods(["GET", "POST"])
def counter(request):
    """Show the faces of a counter; a face and its number change the person."""
    here, at = request.counter, timezone.now()
    if not here:
        raise Http404
    form = ChangeOverForm(request.POST if request.method == "POST" else None, accounts=faces(here, at))
    if form.is_valid():
        try:
            account = _taken_over(here, form.cleaned_data, request.actor, at)
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            logout(request)
            login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
            begin(request, shared=True, counter=here.pk)
            return redirect(_next(request))
    context = {"form": form, "counter": here, "next": request.GET.get("next", "")}
    return render(request, "organisation/counter.html", context, status=422 if form.is_bound else 200)


def _limits(counter_id: int, account_id: int) -> dict[str, Limit]:
    return {
        f"pin:{account_id}:quarter": Limit(5, 15 * MINUTE), f"pin:{account_id}:day": Limit(20, DAY),
        f"counter:{counter_id}:quarter": Limit(20, 15 * MINUTE),
    }  # fmt: skip


def _taken_over(here: Counter, typed: dict, actor, at):
    """Carry the change out unless it failed too often; a wrong number is counted against person and machine."""
    limits = _limits(here.pk, typed["account"].pk)
    if not let_through(limits, at):
        raise actions.TooManyTries
    try:
        return actions.change_over(
            counter_id=here.pk, account_id=typed["account"].pk, pin=typed["pin"], actor=actor, at=at
        )
    except actions.WrongPin:
        count_failure(windows=[(key, timedelta(seconds=limit.seconds)) for key, limit in limits.items()], at=at)
        raise


def _next(request) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


@counts_every_time
@require_POST
def lock(request):
    """Sign out at the counter and show the faces."""
    logout(request)
    return redirect("organisation:counter" if request.counter else "account_login")
