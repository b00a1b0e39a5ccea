"""What the building picture and the sources ask; who may see the answer is theirs to decide."""

from collections.abc import Collection

from django.db.models import Count, QuerySet

from steward.foundation.identity.models import Office
from steward.rectifications.models import Rectification

# Until the look back is done, a rectification is open (clause C4.1.2).
OPEN = (Rectification.State.OPEN, Rectification.State.DONE, Rectification.State.VERIFIED)


def open_by_unit(office: Office, unit_ids: Collection[int]) -> dict[int, int]:
    """Count the open rectifications of each of these units; a unit without any is left out."""
    rows = Rectification.objects.filter(office=office, unit_id__in=unit_ids, state__in=OPEN)
    return dict(rows.order_by().values_list("unit_id").annotate(Count("pk")))


def of_source(kind: str, ids: Collection[int]) -> QuerySet[Rectification]:
    """Find what came from these records of one kind, the oldest first, in whatever state."""
    return Rectification.objects.filter(source_kind=kind, source_id__in=ids).order_by("issued_at", "pk")
