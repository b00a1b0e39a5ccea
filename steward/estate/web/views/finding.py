"""What a field offers while somebody types: callers, customers, units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from steward.estate import queries
from steward.estate.web.loading import office_now, today

SHOWN = 8


@require_safe
def callers(request: HttpRequest) -> HttpResponse:
    """Answer with options of customers (`what=customer`), units (`what=unit`) or both."""
    office = office_now(request)
    what = request.GET.get("what", "")
    text = request.GET.get("q") or request.GET.get("customer_text") or request.GET.get("opens_text") or ""
    found = queries.find_callers(request.actor, text, on=today(office), limit=SHOWN)
    if what == "customer":
        found = [caller for caller in found if caller.customer]
    elif what == "unit":
        found = list({caller.unit.pk: caller for caller in found if caller.unit}.values())
    return render(request, "estate/callers.html", {"callers": found, "what": what})
