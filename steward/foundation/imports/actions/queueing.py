"""Let the worker do it: what a page begins goes on when the page is closed."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor
from steward.foundation.imports.models import Batch

from .running import start
from .undoing import undo


@transaction.atomic
def begin(*, batch: Batch, actor: Actor, at: datetime) -> Batch:
    """Let an import run, and put the work into the queue with it. Raises what `start` raises."""
    batch = start(batch=batch, actor=actor, at=at)
    import_string(settings.IMPORT_WORK["run"]).enqueue(batch.pk)
    return batch


@transaction.atomic
def begin_undo(*, batch: Batch, actor: Actor, at: datetime) -> Batch:
    """Begin to take an import back, and put the work into the queue with it. Raises what `undo` raises."""
    batch = undo(batch=batch, actor=actor, at=at)
    import_string(settings.IMPORT_WORK["undo"]).enqueue(batch.pk)
    return batch
