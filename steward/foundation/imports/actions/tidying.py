"""Forget what an import no longer needs."""

from datetime import datetime, timedelta

from steward.foundation.imports import storage
from steward.foundation.imports.models import Batch, RejectedRow, Status

KEEP = timedelta(days=30)


def clear_out(*, at: datetime) -> int:
    """Remove uploaded files and rejected rows a month after their last use; returns how many rows went."""
    old = Batch.objects.filter(uploaded_at__lt=at - KEEP)
    for batch in old.filter(status__in=[Status.UPLOADED, Status.FAILED, Status.STOPPED]):
        storage.drop(batch.path)
    gone, _by_model = RejectedRow.objects.filter(batch__in=old).delete()
    return gone
