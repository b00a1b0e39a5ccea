"""The list of cases: what may be asked of it, one page by key, the counts beside the saved views."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Channel, Grade, Instruction, Kind, Status
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.search import queries as search
from steward.foundation.ui.paging import COUNTED, Bounded, KeyPage, bounded_count, page_by_key

SIZE = 25
COLUMNS = (  # what the rows of the list show, and what they are ordered by
    "id", "key", "number", "grade", "status", "is_open", "is_paused", "channel", "title", "location", "received_at",
    "next_due_at", "rank_at", "escalation", "unit__code", "place__name", "building__name", "owner__name",
    "category__name",
)  # fmt: skip
SORTS: dict[str, tuple[str, ...]] = {
    "due": ("rank_at", "id"),
    "newest": ("-received_at", "-id"),
    "oldest": ("received_at", "id"),
    "gravest": ("-grade", "rank_at", "id"),
}
VIEWS = {
    "open": _("Open"),
    "mine": _("Mine"),
    "today": _("Due today"),
    "overdue": _("Overdue"),
    "major": _("Major"),
    "instruction": _("Awaiting instruction"),
    "feedback": _("Awaiting feedback"),
    "repeat": _("Repeated"),
    "closed": _("Closed cases"),
    "all": _("All"),
}
COUNTED_VIEWS = ("open", "mine", "today", "overdue", "major", "instruction", "feedback", "repeat")
CLOSED_VIEWS = ("closed", "all")


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the reader asks of the list; made from an address, and written back into one."""

    view: str = "open"
    words: str = ""
    kinds: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()
    grades: tuple[int, ...] = ()
    buildings: tuple[int, ...] = ()
    owners: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    received_from: date | None = None
    received_until: date | None = None
    sort: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """The columns of the sort; closed cases show the newest first unless told otherwise."""
        chosen = self.sort or ("newest" if self.view in CLOSED_VIEWS else "due")
        return SORTS[chosen]

    @property
    def narrowed(self) -> bool:
        """Whether anything beyond the view is asked."""
        return self != Filters(view=self.view, sort=self.sort)


def _several(query: QueryDict, name: str, allowed: Any) -> tuple[str, ...]:
    return tuple(v for v in dict.fromkeys(query.getlist(name)) if v in allowed)


def _ids(query: QueryDict, name: str) -> tuple[int, ...]:
    return tuple(int(v) for v in dict.fromkeys(query.getlist(name)) if v.isascii() and v.isdigit() and len(v) < 16)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def filters_of(query: QueryDict) -> Filters:
    """Return the filters that an address asks for; what makes no sense is left out."""
    return Filters(
        view=query.get("view", "open") if query.get("view") in VIEWS else "open",
        words=query.get("q", "").strip()[:100],
        kinds=_several(query, "kind", Kind.values),
        categories=_ids(query, "category"),
        grades=tuple(g for g in _ids(query, "grade") if g in Grade.values),
        buildings=_ids(query, "building"),
        owners=_ids(query, "owner"),
        channels=_several(query, "channel", Channel.values),
        statuses=_several(query, "status", Status.values),
        received_from=_day(query.get("from", "")),
        received_until=_day(query.get("until", "")),
        sort=query.get("sort", "") if query.get("sort") in SORTS else "",
    )


def query_of(filters: Filters) -> Mapping[str, list[str]]:
    """Return the filters as the fields of an address, the opposite of `filters_of`; used to save a view."""
    fields = {
        "view": [filters.view], "q": [filters.words], "kind": filters.kinds, "category": filters.categories,
        "grade": filters.grades, "building": filters.buildings, "owner": filters.owners,
        "channel": filters.channels, "status": filters.statuses, "sort": [filters.sort],
        "from": [filters.received_from.isoformat() if filters.received_from else ""],
        "until": [filters.received_until.isoformat() if filters.received_until else ""],
    }  # fmt: skip
    return {
        name: [str(v) for v in values if v != ""] for name, values in fields.items() if any(v != "" for v in values)
    }


def _midnight(day: date, office: Office | None, now: datetime) -> datetime:
    return datetime.combine(day, time.min, tzinfo=office.zone if office else now.tzinfo)


def _no_instruction() -> Q:
    given = Instruction.objects.filter(case=OuterRef("pk"), cycle=OuterRef("cycle"))
    return Q(grade=Grade.MAJOR) & ~Exists(given)


def in_view(view: str, actor: Actor, office: Office | None, now: datetime) -> Q:
    """Return the condition of one of the standing views."""
    if view == "all":
        return Q()
    if view == "closed":
        return Q(is_open=False)
    return Q(is_open=True) & _of_open(view, actor, office, now)


def _of_open(view: str, actor: Actor, office: Office | None, now: datetime) -> Q:
    if view == "today":
        zone = office.zone if office else now.tzinfo
        tomorrow = _midnight(now.astimezone(zone).date() + timedelta(days=1), office, now)
        return Q(rank_at__gte=now, rank_at__lt=tomorrow)
    if view == "instruction":
        return _no_instruction()
    return {
        "open": Q(), "mine": Q(owner_id=actor.person_id), "overdue": Q(rank_at__lt=now), "major": Q(grade=Grade.MAJOR),
        "feedback": Q(status=Status.RESOLVED), "repeat": Q(is_repeat=True),
    }[view]  # fmt: skip


def found(
    *, actor: Actor, filters: Filters, office: Office | None, now: datetime, whole_company: bool = False,
    newest: list[int] | None = None,
) -> QuerySet[Case]:  # fmt: skip
    """Return every case that the filters find and the reader may see, in no order.

    Limited to `office` unless the reader looks at the whole company; `newest` is what `newest_of` gave for the words.
    """
    cases = _in_sight(actor, None if whole_company else office).filter(in_view(filters.view, actor, office, now))
    for column, values in (
        ("kind", filters.kinds), ("category", filters.categories), ("grade", filters.grades),
        ("building", filters.buildings), ("owner", filters.owners), ("channel", filters.channels),
        ("status", filters.statuses),
    ):  # fmt: skip
        if values:
            cases = cases.filter(**{f"{column}__in": values})
    if filters.received_from:
        cases = cases.filter(received_at__gte=_midnight(filters.received_from, office, now))
    if filters.received_until:
        cases = cases.filter(received_at__lt=_midnight(filters.received_until + timedelta(days=1), office, now))
    if filters.words:
        cases = search.narrow(cases, kind="case", words=filters.words, newest=newest)
    return cases


def newest_of(*, filters: Filters, office: Office | None, whole_company: bool) -> list[int]:
    """Return the newest cases of the list's offices that hold the words asked for, whoever may see them."""
    offices = None if whole_company or office is None else [office.pk]
    return search.newest_ids(kind="case", words=filters.words, offices=offices) if filters.words else []


def bounded(
    *, cases: QuerySet[Case], newest: list[int], actor: Actor, filters: Filters, office: Office | None, now: datetime,
    whole_company: bool,
) -> Bounded:  # fmt: skip
    """Count what was `found`, up to a thousand: a common word among its newest cases first, which mostly are enough."""
    if len(newest) > COUNTED:
        unnarrowed = found(
            actor=actor, filters=replace(filters, words=""), office=office, now=now, whole_company=whole_company
        )
        among = bounded_count(unnarrowed.filter(pk__in=newest))
        if among.more:
            return among
    return bounded_count(cases)


def _in_sight(actor: Actor, office: Office | None) -> QuerySet[Case]:
    """Return what the reader may see, of this office or of all."""
    cases = rules.visible_to(actor, Case.objects.all())
    return cases.filter(office=office) if office is not None else cases


def case_page(
    *, cases: QuerySet[Case], filters: Filters, after: str = "", before: str = "", size: int = SIZE
) -> KeyPage:
    """Return one page of what was `found`: rows with the names of COLUMNS and no more (one statement)."""
    return page_by_key(
        cases.values_list(*COLUMNS, named=True), order=filters.order, after=after, before=before, size=size
    )


def view_counts(
    *, actor: Actor, office: Office | None, now: datetime, whole_company: bool = False
) -> dict[str, Bounded]:
    """Return how many cases each standing view holds, counted up to a thousand each."""
    cases = _in_sight(actor, None if whole_company else office)
    return {view: bounded_count(cases.filter(in_view(view, actor, office, now))) for view in COUNTED_VIEWS}
