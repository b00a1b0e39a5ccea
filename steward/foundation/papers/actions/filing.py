"""Hang the pages of a signed form on its record."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.files import actions as files
from steward.foundation.files.actions import Upload
from steward.foundation.files.models import Purpose, StoredFile
from steward.foundation.files.queries import files_of
from steward.foundation.identity.actor import Actor
from steward.foundation.papers.queries import Paper
from steward.foundation.timeline import actions as timeline


@transaction.atomic
def file_paper(*, paper: Paper, uploads: Iterable[Upload], actor: Actor, at: datetime) -> list[StoredFile]:
    """Keep the pages of a signed form on its record; a picture that is there already is not kept twice.

    Raises PermissionDenied, UploadRefused.
    """
    if not paper.form.may_file(actor, paper.record):
        raise PermissionDenied
    there = files_of(paper.kind.name, paper.record.pk, form=paper.form.name)
    known = {bytes(file.original_hash) for file in there}
    fresh = [upload for upload in uploads if hashlib.sha256(upload.content).digest() not in known]
    kept = files.store(
        uploads=fresh, kind=paper.kind.name, object_id=paper.record.pk, office=paper.record.office, actor=actor, at=at,
        purpose=Purpose.SCAN, personal_key=paper.personal_key, form=paper.form.name,
    )  # fmt: skip
    if kept:
        record_filed(paper=paper, kept=kept, actor=actor, at=at)
    return kept


def record_filed(
    *, paper: Paper, kept: list[StoredFile], actor: Actor, at: datetime, about: Iterable[timeline.Concern] = ()
) -> None:
    """Write in the history of the record, and of those told with it, that a signed paper was filed."""
    timeline.record(
        verb="papers.filed", office=paper.record.office, actor=actor, captured_at=at,
        facts={"form": paper.form.name, "pages": len(kept)} | files.facts_of(kept), about=[*paper.concerns, *about],
    )  # fmt: skip
