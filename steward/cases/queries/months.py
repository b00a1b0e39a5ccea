"""How many cases came in a month, by kind and category: what tables of months are summed from."""

from collections import Counter
from datetime import date, datetime, time

from django.db.models import Count

from steward.cases.models import Case
from steward.cases.rules import visible_to
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office


def received_in_month(*, actor: Actor, office: Office, month: date) -> Counter[tuple[str, str]]:
    """Return (kind, name of the category) -> number of the office's cases received in the month that holds this day."""
    first = month.replace(day=1)
    following = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    begins, ends = (datetime.combine(day, time.min, office.zone) for day in (first, following))
    cases = Case.objects.filter(office=office, received_at__gte=begins, received_at__lt=ends, merged_into=None)
    counted = visible_to(actor, cases).order_by().values_list("kind", "category__name").annotate(n=Count("pk"))
    return Counter({(kind, category or ""): n for kind, category, n in counted})
