"""Take an import back: what it made goes, what it changed is as before, what was worked on since stays."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor, system
from steward.foundation.imports import rules
from steward.foundation.imports.models import AppliedRow, Batch, Status
from steward.foundation.imports.targets import Applied, Context, Target, targets
from steward.foundation.timeline import actions as timeline

CHUNK = 1_000


@transaction.atomic
def undo(*, batch: Batch, actor: Actor, at: datetime) -> Batch:
    """Begin to take an import back; `undo_all` does the work. Raises IllegalMove, PermissionDenied."""
    batch = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if not rules.may_undo(actor, batch):
        raise PermissionDenied
    batch.move_to(Status.UNDOING)
    batch.cursor = 0
    batch.save(update_fields=["status", "cursor"])
    timeline.record(
        verb="imports.undoing", office=batch.office, actor=actor, captured_at=at,
        about=[timeline.Concern("import", batch.pk)], facts={"target": batch.target}, batch=batch.pk,
    )  # fmt: skip
    return batch


def undo_all(*, batch_id: int, at: datetime) -> Batch:
    """Take back every record, chunk by chunk, newest changes first; may be called again after a kill."""
    batch = Batch.objects.select_related("office").get(pk=batch_id)
    target = targets()[batch.target]
    context = Context(actor=system("import"), at=at, office=batch.office, batch_id=batch.pk, options=batch.options)
    while _undo_chunk(batch, target, context):
        pass
    return batch


@transaction.atomic
def _undo_chunk(batch: Batch, target: Target, context: Context) -> bool:
    now = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if now.status != Status.UNDOING:
        return False
    batch.cursor, batch.kept, batch.status = now.cursor, now.kept, now.status
    applied, last = _next(batch, target)
    if not applied:
        batch.move_to(Status.UNDONE)
        batch.undone_at = context.at
        batch.save(update_fields=["status", "undone_at"])
        timeline.record(
            verb="imports.undone", office=batch.office, actor=context.actor, captured_at=context.at,
            about=[timeline.Concern("import", batch.pk)], facts={"kept": batch.kept}, batch=batch.pk,
        )  # fmt: skip
        return False
    left = target.undo(applied=applied, context=context, actor=context.actor, at=context.at)
    batch.kept += sum(reason is not None for reason in left)
    batch.cursor = last
    batch.save(update_fields=["cursor", "kept"])
    return True


def _next(batch: Batch, target: Target) -> tuple[list[Applied], int]:
    """Return the next records to take back and where the following chunk begins."""
    if target.applied_in is not None:
        ids = target.applied_in(batch.pk, batch.cursor, CHUNK)
        return [Applied(object_id=i, is_new=True, before={}) for i in ids], ids[-1] if ids else batch.cursor
    rows = list(AppliedRow.objects.filter(batch=batch).order_by("-pk")[:CHUNK])
    AppliedRow.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return [Applied(object_id=r.object_id, is_new=r.is_new, before=r.before) for r in rows], batch.cursor
