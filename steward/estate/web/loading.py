"""Find what an address names among what the reader may see."""

from datetime import date
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from steward.estate import rules
from steward.foundation.identity.models import Office


def loaded[Row: Model](request: HttpRequest, rows: QuerySet[Row], key: UUID) -> Row:
    """Return the row of this key, or answer 404 to who may not see it."""
    return get_object_or_404(rules.visible_to(request.actor, rows), key=key)


def office_now(request: HttpRequest) -> Office:
    """Return the office that the reader works in now, or answer 404 where there is none."""
    if not request.office:
        raise Http404
    return request.office


def today(office: Office) -> date:
    """Return the day that it is in an office."""
    return timezone.now().astimezone(office.zone).date()


def asked(request: HttpRequest, *names: str) -> dict[str, str]:
    """Return the filters of an address; what is not there is empty."""
    return {name: request.GET.get(name, "")[:80] for name in names}
