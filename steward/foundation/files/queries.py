"""Find files, and only for those who may read the record they hang on."""

from collections.abc import Iterable
from uuid import UUID

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry

from .models import Purpose, StoredFile


def files_of(kind: str, object_id: int, *, purposes: Iterable[Purpose] | None = None) -> list[StoredFile]:
    """Return the files of a record, oldest first; the caller has loaded the record as one the reader may see."""
    found = StoredFile.objects.filter(kind=kind, object_id=object_id, removed_at=None)
    if purposes is not None:
        found = found.filter(purpose__in=list(purposes))
    return list(found.order_by("pk")[:200])


def readable(reader: Actor, key: UUID) -> StoredFile | None:
    """Return a file if the reader may see the record it hangs on, else None, as for one that does not exist."""
    file = StoredFile.objects.select_related("office").filter(key=key, removed_at=None).first()
    kind = registry.kinds().get(file.kind) if file else None
    if file is None or kind is None:
        return None
    record = kind.visible_to(reader, kind.model.objects.all()).filter(pk=file.object_id).first()
    if record is None or (kind.may_read_file and not kind.may_read_file(reader, record)):
        return None
    return file
