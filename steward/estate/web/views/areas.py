"""What an area of a property assistant covers, chosen among buildings, floors and units."""

from datetime import date
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from steward.estate.queries.areas import AreaParts, area_parts
from steward.estate.web.loading import today
from steward.foundation.identity.versions import StaleVersion
from steward.foundation.ui.web.forms import DayInput
from steward.organisation import actions, rules
from steward.organisation.models import Area
from steward.organisation.queries import visible


class PartsForm(forms.Form):
    """From which day on the area covers what."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.DateField(label=_("from this day on"), widget=DayInput)
    parts = forms.MultipleChoiceField(required=False)

    def __init__(self, *args, tree: AreaParts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = [(value, value) for value in tree.values()]

    def wanted(self) -> set[tuple[str, int]]:
        """Return kind and id of everything chosen."""
        pairs = (value.split(":") for value in self.cleaned_data["parts"])
        return {(kind, int(number)) for kind, number in pairs}


@require_http_methods(["GET", "HEAD", "POST"])
def parts(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what the area covers on a day (`on`, by default today), and set it from a day on."""
    area = get_object_or_404(visible.visible_areas(request.actor, Area.objects.select_related("office")), key=key)
    if not rules.may(request.actor, "area", "change", area.office_id):
        raise PermissionDenied
    tree = area_parts(area, _day(request, today(area.office)))
    form = PartsForm(request.POST or None, tree=tree, initial={"on": tree.on, "version": area.version})
    status = 422 if form.is_bound else 200
    if form.is_valid():
        typed, now = form.cleaned_data, timezone.now()
        try:
            actions.set_parts(area_id=area.pk, version=typed["version"], parts=form.wanted(), on=typed["on"],
                              actor=request.actor, at=now)  # fmt: skip
        except StaleVersion as stale:
            form.add_error(None, str(stale))
            form.data = form.data.copy()
            area.refresh_from_db(fields=["version"])
            form.data["version"], status = area.version, 409
        else:
            return redirect("organisation:area", area.key)
    chosen = form.data.getlist("parts") if form.is_bound else None
    context = {"area": area, "tree": tree, "form": form, "chosen": chosen}
    return render(request, "estate/area_parts.html", context, status=status)


def _day(request: HttpRequest, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return otherwise
