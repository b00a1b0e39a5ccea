"""One unit: card, page, states in two taps, who moves in and out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.estate import actions, queries
from steward.estate.models import Floor, Residency, Unit, UnitState
from steward.estate.rules.rights import need
from steward.estate.web.editing import Sheet, edit
from steward.estate.web.forms import MoveInForm, MoveOutForm, ResidencyForm, StateForm, UnitForm
from steward.estate.web.loading import loaded, today
from steward.estate.web.people import NotFoundHere, who_moves_in
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.timeline.queries import thread
from steward.foundation.ui.navigation import part

WHOLE = ("building__community", "floor", "office")


@require_safe
def unit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show everything about a unit."""
    row = loaded(request, Unit.objects.select_related(*WHOLE), key)
    history = thread(kind="unit", object_id=row.pk, reader=request.actor, at=timezone.now())
    context = {
        "page": queries.unit_page(request.actor, row, on=today(row.office)),
        "thread": history,
        "thread_url": reverse("timeline:history", args=["unit", key]),
        "cases_url": part("cases:for_unit", key),
    }
    return render(request, "estate/unit.html", context)


@require_safe
def card(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer with the card of a unit, for the side of a picture or of an intake."""
    row = loaded(request, Unit.objects.select_related(*WHOLE), key)
    context = {"card": queries.unit_card(row, request.actor, on=today(row.office))}
    return render(request, "estate/unit-card.html", context)


@require_POST
def set_state(request: HttpRequest, key: UUID) -> HttpResponse:
    """Set one state of a unit; the card comes back, with the way to take it back."""
    row = loaded(request, Unit.objects.select_related(*WHOLE), key)
    form = StateForm(request.POST, today=today(row.office))
    slip, status = None, 422
    if form.is_valid():
        axis, value = form.cleaned_data["set"]
        try:
            slip = actions.set_unit_state(
                unit_id=row.pk, axis=axis, value=value, from_on=form.cleaned_data["from_on"], actor=request.actor,
                at=timezone.now(), version=form.cleaned_data["version"] or 0,
            )  # fmt: skip
            status = 200
        except StaleVersion as stale:
            form.add_error(None, str(stale))
            status = 409
        except actions.StateRefused as refusal:
            form.add_error("from_on", str(refusal))
    return _card_again(request, row, form, slip, status)


@require_POST
def take_back_state(request: HttpRequest, key: UUID, axis: str) -> HttpResponse:
    """Take back the state set last on one axis."""
    row = loaded(request, Unit.objects.select_related(*WHOLE), key)
    last = UnitState.objects.filter(unit=row, axis=axis, until_on=None, voided_at=None).first()
    form, status = StateForm({}, today=today(row.office)), 200
    try:
        if last is None:
            raise actions.NothingToTakeBack
        actions.take_back_state(state_id=last.pk, actor=request.actor, at=timezone.now())
    except actions.StateRefused as refusal:
        form.add_error(None, str(refusal))
        status = 422
    return _card_again(request, row, form if status == 422 else None, None, status)


def _card_again(request, row: Unit, form: StateForm | None, slip: UnitState | None, status: int) -> HttpResponse:
    on_page = bool(request.POST.get("on_page"))
    if status == 200 and not request.htmx:
        picture = f"{reverse('estate:building', args=[row.building.key])}?unit={row.key}"
        return redirect(reverse("estate:unit", args=[row.key]) if on_page else picture)
    row = Unit.objects.select_related(*WHOLE).get(pk=row.pk)
    context = {"card": queries.unit_card(row, request.actor, on=today(row.office)), "slip": slip, "on_page": on_page}
    if form is not None and status != 200:
        context["form"] = form
    template = "estate/unit-card.html" if request.htmx else "estate/unit-state.html"
    return render(request, template, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change_unit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a unit's particulars."""
    row = loaded(request, Unit.objects.select_related("building", "floor"), key)
    need(request.actor, "unit", "change", row.office_id)
    back = reverse("estate:unit", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=row.label_text, submit=_("Save"))
    initial = {name: getattr(row, name) for name in ("label", "area_sqm", "is_active", "version")}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_unit(unit_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    return edit(
        request, form=UnitForm(request.POST or None, initial=initial), sheet=sheet, act=act,
        refusals={actions.CodeTaken: "label"}, version=lambda: Unit.objects.get(pk=row.pk).version,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def add_unit(request: HttpRequest, key: UUID) -> HttpResponse:
    """Add one unit to a floor."""
    floor = loaded(request, Floor.objects.select_related("building__office"), key)
    need(request.actor, "building", "change", floor.building.office_id)
    back = reverse("estate:building", args=[floor.building.key])
    sheet = Sheet(
        title=_("Add a unit to floor %(floor)s") % {"floor": floor.label}, back_url=back,
        back_words=floor.building.name, submit=_("Add"),
    )  # fmt: skip

    def act(found: dict) -> str:
        made = actions.add_unit(
            floor=floor, label=found["label"], area_sqm=found["area_sqm"], actor=request.actor, at=timezone.now()
        )
        return reverse("estate:unit", args=[made.key])

    form = UnitForm(request.POST or None)
    del form.fields["is_active"]
    return edit(request, form=form, sheet=sheet, act=act, refusals={actions.CodeTaken: "label"})


@require_http_methods(["GET", "HEAD", "POST"])
def move_in(request: HttpRequest, key: UUID) -> HttpResponse:
    """Register somebody in a unit."""
    row = loaded(request, Unit.objects.select_related(*WHOLE), key)
    need(request.actor, "customer", "change", row.office_id)
    back = reverse("estate:unit", args=[key])
    sheet = Sheet(title=_("Somebody moves in"), back_url=back, back_words=row.label_text, submit=_("Register"))
    form = MoveInForm(request.POST or None, today=today(row.office))

    def act(found: dict) -> str:
        tie = {name: found[name] for name in ("role", "lives_there", "from_on")}
        customer = who_moves_in(request.actor, row, found)
        actions.move_in(customer=customer, unit=row, actor=request.actor, at=timezone.now(), **tie)
        return back

    refusals = {
        NotFoundHere: "customer_text", actions.NobodyNamed: "customer_text", actions.AlreadyThere: "customer_text",
        actions.AnotherOffice: "customer_text",
    }  # fmt: skip
    return edit(request, form=form, sheet=sheet, act=act, refusals=refusals)


@require_http_methods(["GET", "HEAD", "POST"])
def change_residency(request: HttpRequest, key: UUID) -> HttpResponse:
    """Correct a tie between customer and unit."""
    row = loaded(request, Residency.objects.select_related("unit__building", "unit__floor", "customer"), key)
    need(request.actor, "customer", "change", row.unit.office_id)
    back = reverse("estate:unit", args=[row.unit.key])
    sheet = Sheet(title=_("Correct the residency"), back_url=back, back_words=row.unit.label_text, submit=_("Save"))
    initial = {name: getattr(row, name) for name in ("role", "lives_there", "from_on", "version")}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_residency(residency_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    return edit(
        request, form=ResidencyForm(request.POST or None, initial=initial), sheet=sheet, act=act,
        refusals={actions.OutBeforeIn: "from_on"}, version=lambda: Residency.objects.get(pk=row.pk).version,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def move_out(request: HttpRequest, key: UUID) -> HttpResponse:
    """End a tie between customer and unit."""
    row = loaded(request, Residency.objects.select_related("unit__building", "unit__floor", "unit__office"), key)
    need(request.actor, "customer", "change", row.unit.office_id)
    back = reverse("estate:unit", args=[row.unit.key])
    sheet = Sheet(title=_("Somebody moves out"), back_url=back, back_words=row.unit.label_text, submit=_("Register"))
    initial = {"until_on": today(row.unit.office), "version": row.version}

    def act(found: dict) -> str:
        actions.move_out(
            residency_id=row.pk, version=found["version"] or 0, until_on=found["until_on"], then=found["then"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
        return back

    return edit(
        request, form=MoveOutForm(request.POST or None, initial=initial), sheet=sheet, act=act,
        refusals={actions.OutBeforeIn: "until_on"}, version=lambda: Residency.objects.get(pk=row.pk).version,
    )  # fmt: skip
