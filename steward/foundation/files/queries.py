"""Find files, and only for those who may read the record they hang on."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.kinds import registry
from steward.foundation.statements import statement

from .models import Purpose, StoredFile


def files_of(
    kind: str, object_id: int, *, purposes: Iterable[Purpose] | None = None, form: str | None = None
) -> list[StoredFile]:
    """Return the files of a record, oldest first; the caller has loaded the record as one the reader may see.

    `form` asks for the pages of one signed paper alone.
    """
    found = StoredFile.objects.filter(kind=kind, object_id=object_id, removed_at=None)
    if purposes is not None:
        found = found.filter(purpose__in=list(purposes))
    if form is not None:
        found = found.filter(form=form).select_related("uploaded_by")
    return list(found.order_by("pk")[:200])


def papers_of(kind: str, ids: Iterable[int]) -> dict[int, list[StoredFile]]:
    """Return the pages of the signed papers of several records, by record, oldest first."""
    pages = StoredFile.objects.filter(kind=kind, object_id__in=list(ids), removed_at=None).exclude(form="")
    found: dict[int, list[StoredFile]] = {}
    for page in pages.select_related("uploaded_by").order_by("pk")[:200]:
        found.setdefault(page.object_id, []).append(page)
    return found


@statement
def _files_with_papers(kind, object_id, below, ids):
    papers = Q(kind=below, object_id__in=ids) & ~Q(form="")
    found = StoredFile.objects.filter(Q(kind=kind, object_id=object_id) | papers, removed_at=None)
    return found.select_related("uploaded_by").order_by("pk")[:200]


def files_with_papers(kind: str, object_id: int, below: str, ids: Collection[int]) -> list[StoredFile]:
    """Return the files of a record, and the signed papers of records below it (of kind `below`), in one statement."""
    return _files_with_papers(kind=kind, object_id=object_id, below=below, ids=ids)


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
