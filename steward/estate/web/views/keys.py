"""The board of keys: what hangs where, what is out, what is late."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.estate import actions, queries, rules
from steward.estate.models import EstateKey, KeyLoan
from steward.estate.rules.rights import need
from steward.estate.web.editing import Sheet, edit
from steward.estate.web.forms import GiveBackForm, KeyForm, LendForm, NewKeyForm
from steward.estate.web.loading import asked, loaded, office_now, today
from steward.estate.web.people import NotFoundHere, picked_unit
from steward.foundation.timeline.queries import thread
from steward.organisation.queries import colleagues

from .customers import asked_keys

WHOLE = ("unit__building", "unit__floor", "place", "office")
CLOSES = time(18, 0)  # a key is due back the same day


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Show the board of keys of the office."""
    office = office_now(request)
    if not rules.may(request.actor, "estate_key", "read", office.pk):
        raise PermissionDenied
    page = queries.keys_page(
        request.actor, office, asked(request, "q", "show"), at=timezone.now(), **asked_keys(request)
    )
    return render(request, "estate/keys.html", {"page": page})


@require_safe
def key(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one key with its loans and its history."""
    row = loaded(request, EstateKey.objects.select_related(*WHOLE), key)
    context = {
        "page": queries.key_page(request.actor, row, at=timezone.now()),
        "thread": thread(kind="estate_key", object_id=row.pk, reader=request.actor, at=timezone.now()),
        "thread_url": reverse("timeline:history", args=["estate_key", key]),
    }
    return render(request, "estate/key.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Take a key into keeping."""
    office = office_now(request)
    need(request.actor, "estate_key", "change", office.pk)
    sheet = Sheet(
        title=_("Take a key into keeping"), back_url=reverse("estate:keys"), back_words=_("Keys"), submit=_("Register")
    )

    def act(found: dict) -> str:
        unit = picked_unit(request.actor, office.pk, found["opens"], found["opens_text"])
        fields = {name: found[name] for name in ("number", "slot", "type", "received_on")}
        made = actions.receive_key(office=office, unit=unit, actor=request.actor, at=timezone.now(), **fields)
        return reverse("estate:key", args=[made.key])

    form = NewKeyForm(request.POST or None, today=today(office))
    refusals = {NotFoundHere: "opens_text", actions.NumberTaken: "number"}
    return edit(request, form=form, sheet=sheet, act=act, refusals=refusals)


@require_http_methods(["GET", "HEAD", "POST"])
def change_key(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a key's particulars."""
    row = loaded(request, EstateKey.objects.all(), key)
    need(request.actor, "estate_key", "change", row.office_id)
    back = reverse("estate:key", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=row.number, submit=_("Save"))
    initial = {name: getattr(row, name) for name in ("number", "slot", "type", "version")}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_key(key_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    return edit(
        request, form=KeyForm(request.POST or None, initial=initial), sheet=sheet, act=act,
        refusals={actions.NumberTaken: "number"}, version=lambda: EstateKey.objects.get(pk=row.pk).version,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def lend(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lend a key."""
    row = loaded(request, EstateKey.objects.select_related("office"), key)
    need(request.actor, "estate_key", "change", row.office_id)
    back = reverse("estate:key", args=[key])
    sheet = Sheet(title=_("Lend the key"), back_url=back, back_words=row.number, submit=_("Lend"))
    form = LendForm(
        request.POST or None, colleagues=colleagues(row.office, timezone.now()).order_by("name"),
        due_at=_closing(row), initial={"version": row.version},
    )  # fmt: skip

    def act(found: dict) -> str:
        actions.lend_key(key_id=row.pk, actor=request.actor, at=timezone.now(), **(found | {"version": None}))
        return reverse("estate:keys")

    refusals = {actions.DueTooEarly: "due_at", actions.NobodyBorrows: "borrower_name", actions.KeyRefused: None}
    return edit(request, form=form, sheet=sheet, act=act, refusals=refusals)


def _closing(row: EstateKey) -> datetime:
    """Return the end of this working day in the office, or of the next when it is over."""
    now = timezone.now().astimezone(row.office.zone)
    evening = datetime.combine(now.date(), CLOSES, tzinfo=row.office.zone)
    return evening if now < evening else evening + timedelta(days=1)


@require_POST
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a lent key back."""
    return _step_of_loan(request, key, actions.return_key)


@require_POST
def owner_told(request: HttpRequest, key: UUID) -> HttpResponse:
    """Note that the owner was told that the key is out."""
    return _step_of_loan(request, key, actions.note_owner_notified)


def _step_of_loan(request: HttpRequest, key: UUID, act) -> HttpResponse:
    loan = loaded(request, KeyLoan.objects.select_related("estate_key"), key)
    try:
        act(loan_id=loan.pk, actor=request.actor, at=timezone.now())
    except actions.KeyRefused as refusal:
        return render(request, "estate/refused.html", {"refusal": str(refusal)}, status=422)
    return redirect("estate:key" if request.POST.get("stay") else "estate:keys", *_where(request, loan))


def _where(request: HttpRequest, loan: KeyLoan) -> list:
    return [loan.estate_key.key] if request.POST.get("stay") else []


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a key back to its owner."""
    row = loaded(request, EstateKey.objects.select_related("office"), key)
    need(request.actor, "estate_key", "change", row.office_id)
    back = reverse("estate:key", args=[key])
    sheet = Sheet(title=_("Give the key back"), back_url=back, back_words=row.number, submit=_("Given back"))

    def act(found: dict) -> str:
        actions.give_key_back(
            key_id=row.pk, version=found["version"] or 0, on=found["on"], actor=request.actor, at=timezone.now()
        )
        return back

    form = GiveBackForm(request.POST or None, today=today(row.office), initial={"version": row.version})
    return edit(
        request, form=form, sheet=sheet, act=act, refusals={actions.KeyRefused: None},
        version=lambda: EstateKey.objects.get(pk=row.pk).version,
    )  # fmt: skip
