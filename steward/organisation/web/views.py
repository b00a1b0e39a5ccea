"""Pages of the organisation."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from steward.foundation.identity.models import Office, Person
from steward.foundation.printing.web.spreadsheets import spreadsheet
from steward.organisation import rules
from steward.organisation.models import Membership
from steward.organisation.queries import exporting, pages, visible
from steward.organisation.web import acts
from steward.organisation.web.acting import ask, demand


def _person_or_404(request, key: UUID) -> Person:
    return get_object_or_404(visible.visible_people(request.actor, Person.objects.all()), key=key)


def _office_or_404(request, key: UUID) -> Office:
    return get_object_or_404(visible.visible_offices(request.actor, Office.objects.all()), key=key)


@require_GET
def people(request):
    """List people, narrowed by words and by the office worked in."""
    everywhere = request.GET.get("where") == "all"
    page = pages.people_page(
        reader=request.actor, at=timezone.now(), office=None if everywhere else request.office or None,
        q=request.GET.get("q", ""), after=request.GET.get("after", ""), before=request.GET.get("before", ""),
        left=request.GET.get("left") == "1",
    )  # fmt: skip
    return render(request, "organisation/people.html", {"page": page, "everywhere": everywhere})


@require_POST
def export(request):
    """Answer the people of the office worked in (of every office, where there is none) as a spreadsheet."""
    office = request.office or None
    demand(rules.may(request.actor, "person", "export", office.pk if office else None))
    people = visible.visible_people(request.actor, Person.objects.filter(is_active=True))
    if office:
        people = people.filter(pk__in=Membership.objects.filter(office=office).values("person_id"))
    return spreadsheet(
        request, act="people.exported", kind="person", name=str(_("People")), columns=exporting.people_columns(),
        rows=exporting.people_rows(people, office=office, at=timezone.now()),
    )  # fmt: skip


@require_GET
def person(request, key):
    """Show one person."""
    found = _person_or_404(request, key)
    page = pages.person_page(person=found, reader=request.actor, at=timezone.now())
    return render(request, "organisation/person.html", {"page": page})


@require_http_methods(["GET", "POST"])
def person_act(request, key, verb):
    """Carry out something about a person: a post, cover, the account, leaving."""
    found = _person_or_404(request, key)
    if verb not in acts.OF_PERSON:
        raise Http404
    demand(acts.OF_PERSON_NEEDS[verb] in pages.person_page(person=found, reader=request.actor, at=timezone.now()).may)
    return ask(request, acts.OF_PERSON[verb], about=found, office=request.office or None,
               back=reverse("organisation:person", args=[found.key]))  # fmt: skip


@require_http_methods(["GET", "POST"])
def hire(request):
    """Record a new colleague in the office worked in."""
    office = request.office or None
    demand(rules.may(request.actor, "person", "create", office.pk if office else None))
    return ask(request, acts.HIRE, about=office, office=office, back=reverse("organisation:people"))


@require_GET
def offices(request):
    """List offices."""
    return render(request, "organisation/offices.html", {"page": pages.offices_page(reader=request.actor)})


@require_GET
def office(request, key):
    """Show one office."""
    page = pages.office_page(office=_office_or_404(request, key), reader=request.actor, at=timezone.now())
    return render(request, "organisation/office.html", {"page": page})


@require_http_methods(["GET", "POST"])
def office_act(request, key, verb):
    """Carry out something in an office: a department, a route, an area."""
    found = _office_or_404(request, key)
    if verb not in acts.OF_OFFICE_NEEDS:
        raise Http404
    kind, action, state = acts.OF_OFFICE_NEEDS[verb]
    demand(rules.may(request.actor, kind, action, found.pk, state=state))
    return ask(request, acts.OF_OFFICE[verb], about=found, office=found,
               back=reverse("organisation:office", args=[found.key]))  # fmt: skip
