"""What hangs on one case, each kind asked by itself, and only where the case says that there is some.

`with_flags` puts on the case whether there is any: one look into an index each, within the statement that finds it.
"""

from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from steward.cases.models import Case, Extension, Handover, Instruction, Job, Note, Related, Reply
from steward.foundation.files.models import StoredFile
from steward.foundation.statements import statement

NOTES_SHOWN = 8
OVER = (Handover.State.RETURNED, Handover.State.WITHDRAWN)


class NoteLine(NamedTuple):
    """An internal note as the page shows it."""

    text: str
    written_at: object
    author: str


def with_flags(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Add to each case whether anything of each kind hangs on it."""
    here = OuterRef("pk")
    return cases.annotate(
        has_replies=Exists(Reply.objects.filter(case=here)),
        has_notes=Exists(Note.objects.filter(case=here)),
        has_jobs=Exists(Job.objects.filter(case=here)),
        has_handovers=Exists(Handover.objects.filter(case=here)),
        has_instructions=Exists(Instruction.objects.filter(case=here, cycle=OuterRef("cycle"))),
        has_files=Exists(StoredFile.objects.filter(kind="case", object_id=here, removed_at=None)),
        is_extension_asked=Exists(Extension.objects.filter(case=here, state=Extension.State.ASKED)),
        has_relations=Exists(Related.objects.filter(case=here))
        | Exists(Related.objects.filter(other=here))
        | Exists(Case.objects.filter(merged_into=here))
        | Exists(Case.objects.filter(repeat_of=here))
        | Q(group__isnull=False),
    )


@statement
def replies_on(case: int) -> QuerySet[Reply]:
    """Find what was told to the customer, oldest first."""
    return Reply.objects.filter(case=case).select_related("said_by").order_by("said_at", "id")


def _notes(case: int) -> QuerySet:
    notes = Note.objects.filter(case=case).annotate(author=F("written_by__name")).order_by("-written_at", "-id")
    return notes.values_list("text", "written_at", "author")


_every_note = statement(_notes)


@statement
def _newest_notes(case):
    return _notes(case)[: NOTES_SHOWN + 1]


def notes_on(case: int, *, every: bool = False) -> tuple[list[NoteLine], bool]:
    """Return the internal notes, newest first, and whether there are more than the few shown (one statement)."""
    found = [NoteLine(*row) for row in (_every_note if every else _newest_notes)(case=case)]
    return (found, False) if every else (found[:NOTES_SHOWN], len(found) > NOTES_SHOWN)


@statement
def jobs_on(case: int) -> QuerySet[Job]:
    """Find the jobs sent for it, oldest first."""
    return Job.objects.filter(case=case).select_related("department", "executor").order_by("sent_at", "id")


@statement
def instructions_on(case: int, cycle: int) -> QuerySet[Instruction]:
    """Find the director's instructions of this cycle, oldest first."""
    return Instruction.objects.filter(case=case, cycle=cycle).select_related("given_by").order_by("given_at")


@statement
def handovers_of(case: int) -> QuerySet[Handover]:
    """Find the handovers that wait or were accepted, the last first."""
    handovers = Handover.objects.filter(case=case).exclude(state__in=OVER).order_by("-pk")
    return handovers.select_related("to_office", "to_department", "to_person", "from_person")
