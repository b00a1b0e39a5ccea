"""Which limits hold in an office."""

from django.db.models import Q

from steward.foundation.identity.models import Office
from steward.rectifications.models import Limits


def limits_for(office: Office) -> Limits:
    """Return the office's own limits, else the company's, else those that a company starts with (not saved)."""
    found = list(Limits.objects.filter(Q(office=office, is_active=True) | Q(office=None)).order_by("pk"))
    return next((row for row in found if row.office_id), None) or next(iter(found), None) or Limits()
