"""Take a file in and look at it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.imports import mapping, rules, storage
from steward.foundation.imports.models import Batch, KnownLayout
from steward.foundation.imports.reasons import Unreadable
from steward.foundation.imports.sheets import open_table
from steward.foundation.imports.targets import targets


def open_batch(
    *, target: str, name: str, source: BinaryIO | Path, office: Office | None, actor: Actor, at: datetime,
    layout: str = "", sheet: str = "", options: Mapping[str, Any] | None = None,
) -> Batch:  # fmt: skip
    """Keep a table, find its headings and propose which column is which; nothing is imported yet.

    A stream is copied; a path is read where it lies. Raises Unreadable with a sentence for the sender.
    """
    if not rules.may_run(actor, target, office.pk if office else None):
        raise PermissionDenied
    path = source if isinstance(source, Path) else storage.keep(source)
    try:
        table = open_table(path, sheet)
        proposed = mapping.propose(table, targets()[target], layout, lambda mark: _remembered(target, mark))
    except Unreadable:
        storage.drop(str(path))
        raise
    return _write(target, name, path, table.sheet, proposed, office, actor, at, dict(options or {}))


def _remembered(target: str, fingerprint: str) -> KnownLayout | None:
    return KnownLayout.objects.filter(target=target, fingerprint=fingerprint).first()


@transaction.atomic
def _write(target, name, path, sheet, proposed, office, actor, at, options) -> Batch:
    return Batch.objects.create(
        target=target, office=office, name=name[-200:], path=str(path), size=path.stat().st_size,
        digest=storage.digest(path), sheet=sheet, mapping=proposed.kept(), options=options,
        started_by_id=actor.person_id, uploaded_at=at,
    )  # fmt: skip
