"""Keep a file: look at its bytes, strip it, make it safe on disk, then write its row."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from steward.foundation.files import movies, pictures, sniffing, storage
from steward.foundation.files.models import Purpose, StoredFile
from steward.foundation.files.refusals import TooLarge, TooMany
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline import actions as timeline

MOST_PER_RECORD = 60
OLDEST_BELIEVED = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What somebody sends: the bytes, and what the sender says about them."""

    content: bytes
    name: str = ""
    captured_at: datetime | None = None

    @classmethod
    def of(cls, sent: Any, captured_at: datetime | None = None) -> "Upload":
        """Return an upload of a file from a form. Raises TooLarge before reading one that is too large."""
        if sent.size > sniffing.LARGEST:
            raise TooLarge
        return cls(content=sent.read(), name=sent.name or "", captured_at=captured_at)


@dataclass(frozen=True, kw_only=True)
class _Kept:
    content: bytes
    media: str
    thumb: bytes = b""
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None


def _stripped(content: bytes) -> _Kept:
    media = sniffing.media_of(content)
    if media.startswith("image/"):
        drawn = pictures.redraw(content, media)
        return _Kept(
            content=drawn.content, media=drawn.media, thumb=drawn.thumb, width=drawn.width, height=drawn.height,
            taken_at=drawn.taken_at,
        )  # fmt: skip
    if media in (sniffing.MP4, sniffing.M4A):
        return _Kept(content=movies.blank(content), media=media)
    return _Kept(content=content, media=media)


@transaction.atomic
def store(
    *, uploads: Iterable[Upload], kind: str, object_id: int, office: Office | None, actor: Actor, at: datetime,
    purpose: Purpose = Purpose.PHOTO, personal_key: PersonalKey | None = None, form: str = "",
) -> list[StoredFile]:  # fmt: skip
    """Keep files on a record without writing history: for actions whose own row names them (see `facts_of`).

    The bytes are safe on disk before the rows are written. `personal_key` is of the person shown or described;
    `form` names the signed paper that they are pages of.
    Raises UploadRefused; then none of them is kept.
    """
    uploads = list(uploads)
    _check_room(kind, object_id, len(uploads))
    kept = [(upload, _stripped(upload.content)) for upload in uploads]
    rows = [
        _row(upload, content, kind=kind, object_id=object_id, office=office, purpose=purpose, received_at=at,
             uploaded_by_id=actor.person_id, personal_key=personal_key, form=form)
        for upload, content in kept
    ]  # fmt: skip
    return StoredFile.objects.bulk_create(rows)


def _check_room(kind: str, object_id: int, more: int) -> None:
    if StoredFile.objects.filter(kind=kind, object_id=object_id, removed_at=None).count() + more > MOST_PER_RECORD:
        raise TooMany


def _row(upload: Upload, kept: _Kept, **fields: Any) -> StoredFile:
    ending = sniffing.ENDINGS[kept.media]
    captured_at = upload.captured_at or _believed(kept.taken_at, fields["office"], fields["received_at"])
    return StoredFile(
        name=_clean_name(upload.name, ending), media=kept.media, size=len(kept.content), width=kept.width,
        height=kept.height, original_hash=hashlib.sha256(upload.content).digest(),
        kept_hash=hashlib.sha256(kept.content).digest(), path=storage.keep(kept.content, ending),
        thumb=storage.keep(kept.thumb, "jpg") if kept.thumb else "", captured_at=captured_at, **fields,
    )  # fmt: skip


def _believed(taken_at: datetime | None, office: Office | None, received_at: datetime) -> datetime:
    """Return when the camera says it was, when that can be; else the time of arrival."""
    if taken_at is None:
        return received_at
    if taken_at.tzinfo is None:
        taken_at = taken_at.replace(tzinfo=office.zone if office else ZoneInfo("UTC"))
    return taken_at if received_at - OLDEST_BELIEVED < taken_at <= received_at else received_at


def _clean_name(name: str, ending: str) -> str:
    """Return a name without folders, control characters or a misleading ending."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    base = "".join(c for c in base if c.isprintable() and c not in '<>:"|?*').strip(". ")
    stem = base.rsplit(".", 1)[0][:100] if "." in base else base[:100]
    return f"{stem}.{ending}" if stem else ""


def attach(
    *, uploads: Iterable[Upload], kind: str, object_id: int, office: Office | None, actor: Actor, at: datetime,
    purpose: Purpose = Purpose.PHOTO, personal_key: PersonalKey | None = None,
    about: Sequence[timeline.Concern] = (),
) -> list[StoredFile]:  # fmt: skip
    """Keep files on a record and write that in its history. Raises UploadRefused; then none of them is kept."""
    with transaction.atomic():
        files = store(
            uploads=uploads, kind=kind, object_id=object_id, office=office, actor=actor, at=at, purpose=purpose,
            personal_key=personal_key,
        )  # fmt: skip
        if files:
            timeline.record(
                verb="files.attached", office=office, actor=actor, captured_at=at, facts=facts_of(files),
                about=[timeline.Concern(kind, object_id), *about],
            )  # fmt: skip
    return files


def facts_of(files: Iterable[StoredFile]) -> dict[str, Any]:
    """Return what an act's facts say about its files, so that its line in the history shows them."""
    photos, papers = [], []
    for file in files:
        entry = {"key": str(file.key), "at": file.captured_at.isoformat(), "purpose": file.purpose}
        if file.is_picture:
            photos.append(entry | {"width": file.width, "height": file.height})
        else:
            papers.append(entry | {"media": file.media})
    return {name: found for name, found in (("photos", photos), ("papers", papers)) if found}


@transaction.atomic
def move(
    *, file: StoredFile, kind: str, object_id: int, office: Office | None, personal_key: PersonalKey | None, form: str
) -> StoredFile:  # fmt: skip
    """Hang a file on another record, as a page of its signed paper: for actions whose own row tells it. Raises TooMany."""
    _check_room(kind, object_id, 1)
    file.kind, file.object_id, file.form, file.purpose = kind, object_id, form, Purpose.SCAN
    file.office, file.personal_key = office, personal_key
    file.save(update_fields=["kind", "object_id", "form", "purpose", "office", "personal_key"])
    return file


@transaction.atomic
def remove(*, file_id: int, actor: Actor, at: datetime, why: timeline.Said | None = None) -> StoredFile:
    """Take a file away for good; its row stays as a stub and the history says who did it and why. Twice is once."""
    file = StoredFile.objects.select_for_update(of=("self",)).get(pk=file_id)
    if file.removed_at is None:
        _blank([file], at, actor.person_id)
        timeline.record(
            verb="files.removed", office=file.office, actor=actor, captured_at=at, said={"why": why} if why else {},
            about=[timeline.Concern(file.kind, file.object_id)], facts={"file": str(file.key)},
        )  # fmt: skip
    return file


def erase_of_person(key_ids: Sequence[int], at: datetime) -> int:
    """Take away what shows or describes an erased person; returns how many files."""
    found = StoredFile.objects.select_for_update(of=("self",)).filter(personal_key__in=key_ids, removed_at=None)
    return _blank(list(found), at, None)


def _blank(files: list[StoredFile], at: datetime, person_id: int | None) -> int:
    paths = [path for file in files for path in (file.path, file.thumb) if path]
    for file in files:
        file.name, file.removed_at, file.removed_by_id = "", at, person_id
        file.original_hash = b""  # a hash of the picture would still recognise it
        file.save(update_fields=["name", "removed_at", "removed_by", "original_hash"])
    transaction.on_commit(lambda: [storage.drop(path) for path in paths])
    return len(files)
