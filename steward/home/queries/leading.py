"""What somebody who leads an office sees first: what to decide, what is late, who carries how much (A2, C4.6)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case
from steward.cases.queries.listing import in_view
from steward.cases.queries.progress import progress_words
from steward.foundation.approvals import queries as approvals
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights import table
from steward.foundation.ui.paging import Bounded, bounded_count

SHOWN = 6
PEOPLE = 12


@dataclass(frozen=True, kw_only=True)
class Late:
    """An open case of the office as a line: what, who has it, how far it went."""

    key: Any
    title: str
    detail: str
    due_at: datetime | None
    is_paused: bool = False


@dataclass(frozen=True, kw_only=True)
class Load:
    """How much one owner carries."""

    name: str
    still_open: int
    overdue: int
    url: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number that opens its records."""

    label: Any
    count: Bounded
    url: str
    state: str = ""


@dataclass(frozen=True, kw_only=True)
class Leading:
    """The office as those who lead it see it."""

    decisions: list[approvals.Item]
    decision_count: Bounded
    instructions: list[Late]
    overdue: list[Late]
    overdue_count: int
    people: list[Load]
    figures: list[Figure]
    overdue_url: str

    @property
    def awaited(self) -> int:
        """How many matters wait for this person's decision."""
        return len(self.instructions) + self.decision_count.n


def leads(actor: Actor, office: Office | None) -> bool:
    """Return whether this person watches over the cases of this office, not only over the own."""
    return office is not None and table.may(actor, "case", "bulk", office_id=office.pk)


def leading(*, actor: Actor, office: Office, now: datetime) -> Leading:
    """Return the office on one page, in a fixed number of statements; complaints kept from the reader stay out."""
    seen = rules.visible_to(actor, Case.objects.filter(office=office))
    still_open = seen.filter(is_open=True)
    waiting = approvals.waiting_for(actor)
    decided_first = approvals.urgent_first(waiting).select_related("office", "requested_by")[:SHOWN]
    people, late = _loads(still_open, now)
    return Leading(
        decisions=approvals.items(list(decided_first), actor, office.zone),
        decision_count=bounded_count(waiting, 99),
        instructions=_to_instruct(actor, office, still_open, now),
        overdue=_lines(still_open.filter(in_view("overdue", actor, office, now))),
        overdue_count=late,
        people=people[:PEOPLE],
        figures=_figures(seen, sum(load.still_open for load in people), late, office, now),
        overdue_url=_list(view="overdue"),
    )


def _list(**query: Any) -> str:
    return f"{reverse('cases:list')}?{urlencode(query)}"


def _lines(cases: QuerySet[Case]) -> list[Late]:
    rows = cases.select_related("owner").order_by("rank_at", "id")[:SHOWN]
    return [
        Late(
            key=case.key, title=case.title, due_at=case.next_due_at, is_paused=case.is_paused,
            detail="　".join(filter(None, (case.number, case.owner.name if case.owner else "", progress_words(case)))),
        )
        for case in rows
    ]  # fmt: skip


def _to_instruct(actor: Actor, office: Office, still_open: QuerySet[Case], now: datetime) -> list[Late]:
    """Return the major cases that wait for this director's instruction (C4.6)."""
    if not table.may(actor, "case", "instruct", office_id=office.pk):
        return []
    return _lines(still_open.filter(in_view("instruction", actor, office, now)))


def _loads(still_open: QuerySet[Case], now: datetime) -> tuple[list[Load], int]:
    """Return what each owner carries, the most burdened first, and how many cases are overdue in all."""
    counted = (
        still_open.values("owner_id", "owner__name")
        .annotate(n=Count("pk"), late=Count("pk", filter=Q(rank_at__lt=now)))
        .order_by("-late", "-n", "owner_id")
    )
    rows = list(counted)
    loads = [
        Load(
            name=row["owner__name"] or "", still_open=row["n"], overdue=row["late"],
            url=_list(view="overdue" if row["late"] else "open", owner=row["owner_id"]),
        )
        for row in rows
    ]  # fmt: skip
    return loads, sum(row["late"] for row in rows)


def _figures(seen: QuerySet[Case], still_open: int, late: int, office: Office, now: datetime) -> list[Figure]:
    midnight = now.astimezone(office.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    begun = midnight.replace(day=1)
    yesterday = midnight - timedelta(days=1)
    of_yesterday = seen.filter(received_at__gte=yesterday, received_at__lt=midnight)
    day, month = {"from": yesterday.date(), "until": yesterday.date()}, {"from": begun.date()}
    again = seen.filter(received_at__gte=begun, is_repeat=True)
    return [
        Figure(label=_("Open"), count=Bounded(n=still_open), url=_list(view="open")),
        Figure(label=_("Overdue"), count=Bounded(n=late), url=_list(view="overdue"), state="late" if late else ""),
        Figure(label=_("Received yesterday"), count=bounded_count(of_yesterday), url=_list(view="all", **day)),
        Figure(
            label=_("of these still open"), count=bounded_count(of_yesterday.filter(is_open=True)),
            url=_list(view="open", **day),
        ),
        Figure(label=_("Received this month"), count=bounded_count(seen.filter(received_at__gte=begun)), url=_list(view="all", **month)),
        Figure(label=_("Repeated, open"), count=bounded_count(again.filter(is_open=True)), url=_list(view="repeat", **month)),
    ]  # fmt: skip
