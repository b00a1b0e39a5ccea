"""The visits that are owed and those that were made."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from steward.foundation.files.models import StoredFile
from steward.foundation.files.queries import files_of, papers_of
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.ui.paging import KeyPage, page_by_key
from steward.visits import rules
from steward.visits.models import Attempt, Visit

SIZE = 25
VIEWS = {
    "owed": _("Owed"), "mine": _("Mine"), "overdue": _("Overdue"), "failed": _("Failed"),
    "review": _("To be reviewed"), "done": _("Done"),
}  # fmt: skip
MADE = (Visit.State.PASSED, Visit.State.FAILED, Visit.State.UNREACHABLE)


def in_view(view: str, actor: Actor, now: datetime) -> Q:
    """Return the condition of one of the standing views."""
    owed = Q(state=Visit.State.PLANNED)
    return {
        "owed": owed,
        "mine": owed & Q(assigned_to_id=actor.person_id),
        "overdue": owed & Q(due_at__lt=now),
        "failed": Q(state=Visit.State.FAILED),
        "review": Q(state__in=MADE, reviewed_at=None),
        "done": Q(state__in=MADE),
    }[view]


def visit_page(
    *, actor: Actor, office: Office | None, view: str, now: datetime, after: str = "", before: str = ""
) -> KeyPage:
    """Return one page of visits: owed ones by date, made ones newest first."""
    visits = rules.visible_to(actor, Visit.objects.filter(in_view(view, actor, now)))
    if office is not None:
        visits = visits.filter(office=office)
    visits = visits.select_related("case", "unit", "assigned_to", "visitor")
    order = ("planned_at", "id") if view in ("owed", "mine", "overdue") else ("-planned_at", "-id")
    return page_by_key(visits, order=order, after=after, before=before, size=SIZE)


def visits_of_case(actor: Actor, case_key: UUID) -> list[tuple[Visit, list[StoredFile]]]:
    """Return the visits of a case that the actor may read, the newest first, each with its signed paper."""
    found = rules.visible_to(actor, Visit.objects.filter(case__key=case_key))
    visits = list(found.select_related("assigned_to", "visitor").order_by("-planned_at", "-id")[:12])
    papers = papers_of("visit", [visit.pk for visit in visits])
    return [(visit, papers.get(visit.pk, [])) for visit in visits]


@dataclass(frozen=True, kw_only=True)
class VisitPage:
    """One visit with the case it follows."""

    visit: Visit
    attempts: list[Attempt]
    papers: list[StoredFile]
    may_do: bool
    may_review: bool


def visit_of(actor: Actor, visits: QuerySet[Visit], key: UUID) -> Visit | None:
    """Return the visit of this key that the actor may read, or None."""
    found = rules.visible_to(actor, visits).select_related(
        "case__owner", "case__category", "office", "unit__building", "unit__floor", "customer", "assigned_to",
        "visitor", "reviewed_by",
    )  # fmt: skip
    return found.filter(key=key).first()


def visit_detail(actor: Actor, visit: Visit) -> VisitPage:
    """Return everything that the page of one visit shows."""
    open_to_record = visit.state in (Visit.State.PLANNED, Visit.State.UNREACHABLE)
    return VisitPage(
        visit=visit,
        attempts=list(visit.attempts.select_related("by").order_by("at")),
        papers=files_of("visit", visit.pk, form="F03"),
        may_do=open_to_record and rules.may_do(actor, visit),
        may_review=visit.state in MADE and visit.reviewed_at is None and rules.may_review(actor, visit),
    )
