"""The list of cases and what is done with several at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from steward.cases.models import Case, Channel, Grade, Kind
from steward.cases.queries import listing, offering, progress
from steward.cases.rules import lists
from steward.cases.web import marks
from steward.foundation.ui.paging import Bounded, KeyPage

FILTER_WORDS = {
    "grade": _("Grade"), "kind": _("Kind"), "category": _("Category"), "building": _("Building"),
    "owner": _("Owner"), "channel": _("Channel"),
}  # fmt: skip
COLUMNS = {
    "due": _("Time left"), "number": _("Number"), "what": _("Matter"), "place": _("Where"), "owner": _("Owner"),
    "progress": _("Progress"), "received": _("Received"), "category": _("Category"), "channel": _("Channel"),
}  # fmt: skip
ALWAYS = "what"  # the way into the case
SHOWN = ("due", "number", "what", "place", "owner", "progress")


@dataclass(frozen=True, kw_only=True)
class Row:
    """A case as the list shows it."""

    case: Case
    progress: str
    place: str
    tone: str


@dataclass(frozen=True, kw_only=True)
class Pick:
    """One choice of a filter."""

    value: object
    label: str
    on: bool


def _picks(choices, chosen) -> list[Pick]:
    return [Pick(value=value, label=str(label), on=value in chosen) for value, label in choices]


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """Return the cases as a list or a board shows them."""
    return [
        Row(
            case=case,
            progress=progress.progress_words(case),
            place=progress.place_words(case),
            tone=marks.TONES.get(case.grade, ""),
        )
        for case in cases
    ]


class ListPage:
    """Everything the template of the list asks; parts that a partial does not show are never worked out."""

    def __init__(self, request, now: datetime):
        self.request, self.now = request, now
        self.filters = listing.filters_of(request.GET)
        self.whole_company = lists.sees_whole_company(request.actor) and request.GET.get("office") == "all"

    @cached_property
    def scope(self) -> dict:
        """The arguments that every question about this list takes."""
        return {
            "actor": self.request.actor, "filters": self.filters, "office": self.request.office or None,
            "now": self.now, "whole_company": self.whole_company,
        }  # fmt: skip

    @cached_property
    def cases(self) -> QuerySet[Case]:
        """Everything that the filters find; the rights are asked once for all that the page shows."""
        return listing.found(**self.scope, newest=self.newest if self.filters.words else None)

    @cached_property
    def newest(self) -> list[int]:
        """The newest cases that hold the words, from the index; it is asked once for rows and number."""
        return listing.newest_of(
            filters=self.filters, office=self.request.office or None, whole_company=self.whole_company
        )

    @cached_property
    def page(self) -> KeyPage:
        """The rows of this page and the keys of its neighbours."""
        return listing.case_page(
            cases=self.cases,
            filters=self.filters,
            after=self.request.GET.get("after", ""),
            before=self.request.GET.get("before", ""),
        )

    @property
    def rows(self) -> list[Any]:
        """The rows, as the database gave them."""
        return self.page.rows

    @property
    def table(self) -> SafeString:
        """The rows, drawn."""
        return marks.table_rows(self.rows, self.columns, self.now)

    @property
    def picks(self) -> list[dict]:
        """The filters in their order: words, what is chosen, and everything there is to choose."""
        chosen, offered = self.filters, self.choices
        filters = (
            ("grade", Grade.choices, chosen.grades), ("kind", Kind.choices, chosen.kinds),
            ("category", offered.categories, chosen.categories), ("building", offered.buildings, chosen.buildings),
            ("owner", offered.owners, chosen.owners), ("channel", Channel.choices, chosen.channels),
        )  # fmt: skip
        return [
            {
                "words": FILTER_WORDS[name], "chosen": " ".join(str(words) for value, words in choices if value in on),
                "choices": marks.filter_choices(name, tuple((value, str(words)) for value, words in choices), on),
            }
            for name, choices, on in filters
        ]  # fmt: skip

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that this person chose."""
        kept = offering.chosen_columns(self.request.actor)
        chosen = tuple(c for c in COLUMNS if c in kept or (kept and c == ALWAYS))
        return chosen or SHOWN

    @cached_property
    def column_picks(self) -> list[Pick]:
        """Every column, and whether it is shown; the matter always is."""
        return _picks([(name, words) for name, words in COLUMNS.items() if name != ALWAYS], self.columns)

    @cached_property
    def views(self) -> list[tuple[str, str, bool]]:
        """The standing views: name, words, whether it is the open one."""
        return [(name, words, name == self.filters.view) for name, words in listing.VIEWS.items()]

    @cached_property
    def saved(self):
        """The views that this person or the office saved: key and name."""
        return offering.saved_links(self.request.actor, self.request.office or None)

    @property
    def choices(self) -> offering.Choices:
        """What the filters offer."""
        return offering.choices(self.request.office or None)

    @cached_property
    def count(self):
        """How many the filters find, counted up to a thousand; nothing is asked where the page shows them all."""
        asked = self.request.GET.get("after") or self.request.GET.get("before")
        if not (asked or self.page.older or self.page.newer):
            return Bounded(n=len(self.page.rows))
        return listing.bounded(cases=self.cases, newest=self.newest, **self.scope)


@require_safe
def case_list(request):
    """Show the list of cases; a request for its rows alone gets the table alone."""
    page = ListPage(request, timezone.now())
    part = "#table" if request.htmx and request.htmx.target == "cases" else ""
    response = render(request, f"cases/list.html{part}", {"page": page})
    response.headers["Vary"] = "HX-Request, Cookie"
    return response


@require_safe
def counts(request):
    """Show the numbers beside the standing views; asked after the list stands, so that it need not wait."""
    page = ListPage(request, timezone.now())
    found = listing.view_counts(
        actor=request.actor, office=request.office or None, now=page.now, whole_company=page.whole_company
    )
    return render(request, "cases/counts.html", {"counts": found.items(), "page": page})


@require_safe
def total(request):
    """Answer how many cases the filters find, exactly: on demand, for it may take a while."""
    page = ListPage(request, timezone.now())
    return HttpResponse(str(page.cases.count()), content_type="text/plain")
