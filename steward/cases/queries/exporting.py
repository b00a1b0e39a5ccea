"""Cases as rows of a spreadsheet, read in pieces so that memory stays flat."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from steward.cases.models import Case
from steward.cases.queries.progress import place_words, progress_words
from steward.foundation.printing.sheets import Column

PIECE = 2_000


def columns() -> list[Column]:
    """Return the columns of the export, in the reader's language."""
    heads = [
        (_("Number"), 18), (_("Office"), 12), (_("Kind"), 10), (_("Category"), 18), (_("Grade"), 8),
        (_("Status"), 12), (_("Progress"), 16), (_("Channel"), 12), (_("Where"), 18), (_("Title"), 40),
        (_("What was said"), 60), (_("Received"), 17), (_("Next date"), 17), (_("Owner"), 10),
        (_("Department"), 12), (_("Cause"), 30), (_("Result"), 40), (_("Closed at"), 17), (_("How it ended"), 16),
        (_("Satisfaction"), 8), (_("Repeat"), 8), (_("Cycle"), 6),
    ]  # fmt: skip
    return [Column(head=head, width=width) for head, width in heads]


def rows(cases: QuerySet[Case]) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of each case, oldest key first, with neither name nor telephone of the customer."""
    cases = cases.select_related("office", "category", "unit", "place", "building", "owner", "department")
    last = 0
    while piece := list(cases.filter(pk__gt=last).order_by("pk")[:PIECE]):
        last = piece[-1].pk
        yield from (_cells(case) for case in piece)


def _cells(case: Case) -> tuple[Any, ...]:
    return (
        case.number, case.office.short_name, case.get_kind_display(), case.category.name if case.category else "",
        case.get_grade_display(), case.get_status_display(), progress_words(case), case.get_channel_display(),
        place_words(case), case.title, case.description, case.received_at, case.next_due_at,
        case.owner.name if case.owner else "", case.department.name if case.department else "", case.cause,
        case.result, case.closed_at, case.get_close_code_display() if case.close_code else "", case.satisfaction,
        case.is_repeat, case.cycle,
    )  # fmt: skip
