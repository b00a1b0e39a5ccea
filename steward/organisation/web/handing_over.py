"""Handing everything over in two steps: what would move is shown before it moves."""

from uuid import UUID

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from steward.foundation.identity.models import Person
from steward.organisation import actions, rules
from steward.organisation.queries import visible
from steward.organisation.queries.moving import moving_page
from steward.organisation.web.acting import demand
from steward.organisation.web.forms import HandOverForm


@require_http_methods(["GET", "POST"])
def hand_over(request, key: UUID):
    """Choose who takes over, look at what would move, and let it move."""
    person = get_object_or_404(visible.visible_people(request.actor, Person.objects.all()), key=key)
    office, at = request.office or None, timezone.now()
    demand(office is not None and rules.may(request.actor, "hand_over", "carry_out", office.pk))
    how = {"office": office, "actor": request.actor, "at": at, "person": person}
    form = HandOverForm(request.POST if request.method == "POST" else None, **how)
    moving = None
    if form.is_valid():
        taker = form.cleaned_data["to"]
        both = {
            "person_id": person.pk,
            "to_person_id": taker.pk,
            "office_id": office.pk,
            "actor": request.actor,
            "at": at,
        }
        try:
            if request.POST.get("confirmed"):
                return _done(request, person, actions.hand_over(**both))
            found = actions.rehearse_hand_over(**both)
            moving = moving_page(taker=taker, total=found.total, records=found.records, reader=request.actor)
        except actions.Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
    context = {"person": person, "form": form, "moving": moving, "office": office}
    status = 422 if form.is_bound and moving is None else 200
    return render(request, "organisation/hand_over.html", context, status=status)


def _done(request, person: Person, handed):
    words = ngettext("%(n)s piece of work handed over", "%(n)s pieces of work handed over", handed.total)
    messages.success(request, words % {"n": handed.total})
    return redirect(reverse("organisation:person", args=[person.key]))
