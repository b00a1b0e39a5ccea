"""Places and their printed labels."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from steward.estate import actions, queries, rules
from steward.estate.models import Community, Place
from steward.estate.rules.rights import need
from steward.estate.web.editing import Sheet, edit
from steward.estate.web.forms import PlaceForm, PlacesForm
from steward.estate.web.labels import label_of
from steward.estate.web.loading import asked, loaded, office_now
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.printing.engine import render_labels
from steward.foundation.timeline.queries import thread

from .customers import asked_keys

FILTERS = ("q", "building", "type", "show")
MOST_LABELS = 630  # thirty sheets


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """List the places of the office."""
    office = office_now(request)
    if not rules.may(request.actor, "place", "read", office.pk):
        raise PermissionDenied
    page = queries.places_page(request.actor, office, asked(request, *FILTERS), **asked_keys(request))
    return render(request, "estate/places.html", {"page": page})


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """Answer with sheets of QR labels: of the places ticked, else of all that fit the filters."""
    office = office_now(request)
    need(request.actor, "place", "print_labels", office.pk)
    rows = queries.places_of(request.actor, office, asked(request, *FILTERS))
    if ticked := request.GET.getlist("place")[:MOST_LABELS]:
        rows = rows.filter(key__in=_keys(ticked))
    found = rows.select_related("building").order_by("building__position", "id")[:MOST_LABELS]
    pdf = render_labels(
        [label_of(request, place) for place in found], at=timezone.now(), office=office.name, language=get_language()
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'inline; filename="labels.pdf"'
    return response


def _keys(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


@require_safe
def place(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show one place, its code and its history."""
    row = loaded(request, Place.objects.select_related("community", "building", "floor", "unit", "office"), key)
    context = {
        "place": row,
        "label": label_of(request, row),
        "may_change": rules.may(request.actor, "place", "change", row.office_id),
        "may_print": rules.may(request.actor, "place", "print_labels", row.office_id),
        "thread": thread(kind="place", object_id=row.pk, reader=request.actor, at=timezone.now()),
        "thread_url": reverse("timeline:history", args=["place", key]),
    }
    return render(request, "estate/place.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_places(request: HttpRequest) -> HttpResponse:
    """Add places, several at once."""
    office = office_now(request)
    need(request.actor, "place", "change", office.pk)
    communities = rules.visible_to(request.actor, Community.objects.filter(office=office, is_active=True))
    sheet = Sheet(
        title=_("Add places"), back_url=reverse("estate:places"), back_words=_("Places"), submit=_("Add"),
        help=_("Each gets a code of its own; print the labels afterwards."),
    )  # fmt: skip

    def act(found: dict) -> str:
        new = [actions.NewPlace(name=name, type=found["type"], building=found["building"]) for name in found["names"]]
        actions.add_places(community=found["community"], places=new, actor=request.actor, at=timezone.now())
        return reverse("estate:places")

    form = PlacesForm(request.POST or None, communities=communities.order_by("name"))
    return edit(request, form=form, sheet=sheet, act=act, refusals={actions.PlaceElsewhere: "building"})


@require_http_methods(["GET", "HEAD", "POST"])
def change_place(request: HttpRequest, key: UUID) -> HttpResponse:
    """Change a place's particulars."""
    row = loaded(request, Place.objects.all(), key)
    need(request.actor, "place", "change", row.office_id)
    back = reverse("estate:place", args=[key])
    sheet = Sheet(title=_("Change the particulars"), back_url=back, back_words=row.name, submit=_("Save"))
    initial = {name: getattr(row, name) for name in ("name", "type", "is_active", "version")}

    def act(found: dict) -> str:
        version = found.pop("version") or 0
        actions.change_place(place_id=row.pk, version=version, actor=request.actor, at=timezone.now(), **found)
        return back

    form = PlaceForm(request.POST or None, initial=initial)
    return edit(request, form=form, sheet=sheet, act=act, version=lambda: Place.objects.get(pk=row.pk).version)


@require_POST
def renew_code(request: HttpRequest, key: UUID) -> HttpResponse:
    """Give a place another code."""
    row = loaded(request, Place.objects.all(), key)
    version = request.POST.get("version", "")
    try:
        actions.renew_place_code(
            place_id=row.pk, version=int(version) if version.isascii() and version.isdigit() else 0,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except StaleVersion as stale:
        return render(request, "estate/refused.html", {"refusal": str(stale)}, status=409)
    return redirect("estate:place", key)
