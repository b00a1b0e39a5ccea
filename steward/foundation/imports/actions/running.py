"""Go through the rows chunk by chunk: each chunk, its records, its rejects and the cursor are one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import batched
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext_noop as _

from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.models import Account
from steward.foundation.imports import rules, storage
from steward.foundation.imports.mapping import Mapping, Reader, Rejected
from steward.foundation.imports.models import AppliedRow, Batch, RejectedRow, Status
from steward.foundation.imports.reasons import Reason, Unreadable
from steward.foundation.imports.sheets import open_table
from steward.foundation.imports.sheets.cells import as_text
from steward.foundation.imports.targets import Context, Outcome, Row, Step, Target, targets
from steward.foundation.timeline import actions as timeline

CHUNK = 1_000
LONGEST_KEPT_CELL = 5_000
FORBIDDEN = _("You may not enter this row.")
PROGRESS = ("created", "changed", "unchanged", "rejected", "cursor", "share")
REFUSALS = (DataError, IntegrityError, PermissionDenied, Unreadable, UnicodeEncodeError)
REFUSED = _("The database refused this row.")


@transaction.atomic
def start(*, batch: Batch, actor: Actor, at: datetime) -> Batch:
    """Let an import run, or go on after a stop or a failure. Raises Incomplete, IllegalMove."""
    batch = _locked(batch)
    if not rules.may_run(actor, batch.target, batch.office_id):
        raise PermissionDenied
    target, mapping = targets()[batch.target], Mapping.read(batch.mapping)
    if missing := mapping.missing(target):
        raise Unreadable(_("Say where “%(field)s” is to be found."), field=str(missing[0].label))
    again = batch.status != Status.UPLOADED
    batch.move_to(Status.RUNNING)
    batch.started_at = batch.started_at or at
    batch.failure = []
    batch.save(update_fields=["status", "started_at", "failure"])
    _tell("imports.resumed" if again else "imports.started", batch, actor, at)
    return batch


@transaction.atomic
def stop(*, batch: Batch, actor: Actor, at: datetime) -> Batch:
    """Stop after the chunk in hand; what was imported stays. Raises IllegalMove."""
    batch = _locked(batch)
    if not rules.may_run(actor, batch.target, batch.office_id):
        raise PermissionDenied
    batch.move_to(Status.STOPPED)
    batch.save(update_fields=["status"])
    _tell("imports.stopped", batch, actor, at)
    return batch


@transaction.atomic
def discard(*, batch: Batch, actor: Actor, at: datetime) -> None:
    """Throw an uploaded file away before anything was imported. Raises IllegalMove."""
    batch = _locked(batch)
    if not rules.may_run(actor, batch.target, batch.office_id):
        raise PermissionDenied
    batch.move_to(Status.DISCARDED)
    batch.save(update_fields=["status"])
    transaction.on_commit(lambda: storage.drop(batch.path))


def run(*, batch_id: int, at: datetime, chunk: int = CHUNK, wanted: Callable[[], bool] = lambda: True) -> Batch:
    """Import what is left of a running batch, chunk by chunk, until its end, a stop, or `wanted` says no.

    May be called again after a kill: it goes on behind the last chunk that was committed.
    """
    batch = Batch.objects.select_related("office", "started_by").get(pk=batch_id)
    target = targets()[batch.target]
    context = Context(
        actor=_importer(batch, at), at=at, office=batch.office, batch_id=batch.pk, options=batch.options
    )  # fmt: skip
    try:
        table = open_table(Path(batch.path), batch.sheet)
        reader = Reader(table, target, Mapping.read(batch.mapping), batch.office_id)
        for rows in batched(reader.rows(after=batch.cursor), chunk):
            if not (wanted() and _take_chunk(batch, target, rows, context, table.share_read)):
                return batch
    except Unreadable as error:
        return _fail(batch, error.reason, at)
    except FileNotFoundError:
        return _fail(batch, Reason(_("The uploaded file is gone. Upload it again; rows already taken are known.")), at)
    except Exception:
        _fail(batch, Reason(_("Something broke on our side after row %(row)d."), {"row": batch.cursor}), at)
        raise
    return _finish(batch, at)


def _importer(batch: Batch, at: datetime) -> Actor:
    """Return who the rows are written by: the person who began, with the posts held now."""
    who = batch.started_by
    account = Account.objects.select_related("person").filter(person=who, is_active=True).first() if who else None
    if account:
        return replace(import_string(settings.ACTOR_OF)(account, at), label="import")
    return Actor(person_id=who.pk, name=who.name, label="import") if who else system("import")


def _take_chunk(batch: Batch, target: Target, rows: Sequence[Row | Rejected], context: Context, share: float) -> bool:
    """Take one chunk whole; if the database refuses, take it anew from its beginning, by halves.

    Only then are there savepoints: to keep one open costs SQLite more than to write the rows.
    """
    try:
        return _take(batch, target, rows, context, share, _apply_together)
    except REFUSALS:
        context.kept.clear()
        batch.refresh_from_db(fields=PROGRESS)
    return _take(batch, target, rows, context, share, _apply)


@transaction.atomic
def _take(
    batch: Batch, target: Target, rows: Sequence[Row | Rejected], context: Context, share: float, apply: Callable
) -> bool:
    """Plan and apply one chunk; False when another process has it or somebody stopped the import."""
    now = _locked(batch)
    if now.status != Status.RUNNING or now.cursor != batch.cursor:
        return False
    readable = [row for row in rows if isinstance(row, Row)]
    steps = apply(target, readable, context) if readable else []
    rejects = [RejectedRow(batch=batch, number=r.number, cells=_kept(r.cells), reason=r.reason.kept())
               for r in rows if isinstance(r, Rejected)]  # fmt: skip
    rejects += [RejectedRow(batch=batch, number=s.row.number, cells=_kept(s.row.cells), reason=s.reason.kept())
                for s in steps if s.outcome == Outcome.REJECTED]  # fmt: skip
    RejectedRow.objects.bulk_create(rejects)
    for step in steps:
        if step.outcome != Outcome.REJECTED:
            field = {Outcome.NEW: "created"}.get(step.outcome, step.outcome.value)
            setattr(batch, field, getattr(batch, field) + 1)
    batch.rejected += len(rejects)
    batch.cursor, batch.share = rows[-1].number, share
    batch.save(update_fields=PROGRESS)
    return True


def _apply(target: Target, rows: Sequence[Row], context: Context) -> list[Step]:
    """Apply rows together; if the database refuses, by halves, so that only the bad ones are rejected."""
    try:
        with transaction.atomic():
            return _apply_together(target, rows, context)
    except REFUSALS as error:
        context.kept.clear()
        if len(rows) == 1:
            return [Step(row=rows[0], outcome=Outcome.REJECTED, reason=_why(error))]
        middle = len(rows) // 2
        return [*_apply(target, rows[:middle], context), *_apply(target, rows[middle:], context)]


def _why(error: Exception) -> Reason:
    if isinstance(error, Unreadable):
        return error.reason
    return Reason(FORBIDDEN if isinstance(error, PermissionDenied) else REFUSED)


def _apply_together(target: Target, rows: Sequence[Row], context: Context) -> list[Step]:
    steps = target.plan(rows, context)
    doing = [step for step in steps if step.outcome in (Outcome.NEW, Outcome.CHANGED)]
    made = target.apply(steps=doing, context=context, actor=context.actor, at=context.at) if doing else []
    if target.applied_in is None:
        AppliedRow.objects.bulk_create(
            AppliedRow(batch_id=context.batch_id, object_id=object_id, is_new=step.outcome == Outcome.NEW,
                       before=dict(step.before))
            for step, object_id in zip(doing, made, strict=True)
        )  # fmt: skip
    return steps


def _kept(cells: Iterable) -> list[str]:
    return [as_text(cell)[:LONGEST_KEPT_CELL] for cell in cells]


@transaction.atomic
def _finish(batch: Batch, at: datetime) -> Batch:
    now = _locked(batch)
    if now.status != Status.RUNNING:
        return now
    batch.move_to(Status.DONE)
    batch.finished_at, batch.share = at, 1.0
    batch.save(update_fields=["status", "finished_at", "share"])
    _tell("imports.finished", batch, _importer(batch, at), at)
    transaction.on_commit(lambda: storage.drop(batch.path))
    return batch


@transaction.atomic
def _fail(batch: Batch, reason: Reason, at: datetime) -> Batch:
    now = _locked(batch)
    if now.status != Status.RUNNING:
        return now
    batch.move_to(Status.FAILED)
    batch.failure = reason.kept()
    batch.save(update_fields=["status", "failure"])
    _tell("imports.failed", batch, _importer(batch, at), at)
    return batch


def _locked(batch: Batch) -> Batch:
    return Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)


def _tell(verb: str, batch: Batch, actor: Actor, at: datetime) -> None:
    timeline.record(
        verb=verb, office=batch.office, actor=actor, captured_at=at, about=[timeline.Concern("import", batch.pk)],
        facts={"target": batch.target, "created": batch.created, "changed": batch.changed, "rejected": batch.rejected},
        batch=batch.pk,
    )  # fmt: skip
