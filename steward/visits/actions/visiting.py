"""Make a return visit: attempts, the record F03, the review."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from steward.cases import actions as cases
from steward.cases.models import CloseCode, Status
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.versions import check_version
from steward.foundation.privacy.models import PersonalKey
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern, Said
from steward.visits import rules
from steward.visits.models import Attempt, Visit

State = Visit.State
DISSATISFIED = "C"
SATISFACTION = {"A": 3, "B": 2, "C": 1}  # the grades of F03 as a case keeps them
ENOUGH_DAYS = 3  # attempts on so many different days make a visit unreachable (2.2)
AHEAD = timedelta(minutes=5)


class AlreadyDone(Exception):
    """The visit was recorded by somebody else in the meantime."""


class TooEarly(Exception):
    """A visit cannot have happened in the future or before its case was resolved."""


class NotReviewable(Exception):
    """Only a visit that was made can be reviewed."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """Form F03 as it was filled: grades are A satisfied, B fairly satisfied, C dissatisfied."""

    method: str
    visited_at: datetime
    satisfaction: str
    quality: str = ""
    effect: str = ""
    interviewee: str = ""
    shortcomings: str = ""
    suggestions: str = ""
    shoe_covers: bool | None = None
    site_cleaned: bool | None = None
    explained_charge: bool | None = None
    signature_file: UUID | None = None

    @property
    def passed(self) -> bool:
        """Whether the customer is at least fairly satisfied."""
        return DISSATISFIED not in (self.satisfaction, self.effect)


def _locked(visit_id: int, actor: Actor) -> Visit:
    visits = Visit.objects.select_for_update(of=("self",)).select_related("office", "case__personal_key")
    visit = visits.get(pk=visit_id)
    if not rules.may_do(actor, visit):
        raise PermissionDenied
    return visit


def _concerns(visit: Visit, actor: Actor) -> list[Concern]:
    found = [Concern("visit", visit.pk), Concern("case", visit.case_id, "cause")]
    if visit.unit_id:
        found.append(Concern("unit", visit.unit_id, "place"))
    if visit.customer_id:
        found.append(Concern("customer", visit.customer_id, "customer"))
    if actor.person_id:
        found.append(Concern("person", actor.person_id, "visitor"))
    return found


def _said(key: PersonalKey | None, **texts: str) -> dict[str, Said]:
    return {slot: Said(key, text) for slot, text in texts.items() if text} if key else {}


@transaction.atomic
def record_attempt(*, visit_id: int, method: str, note: str, actor: Actor, at: datetime) -> Visit:
    """Record that nobody was reached; tries on three different days end the visit as unreachable and close the case.

    Raises PermissionDenied, AlreadyDone.
    """
    visit = _locked(visit_id, actor)
    if visit.state != State.PLANNED:
        raise AlreadyDone
    Attempt.objects.create(visit=visit, at=at, by_id=actor.person_id, method=method, note=note)
    days = {a.astimezone(visit.office.zone).date() for a in visit.attempts.values_list("at", flat=True)}
    timeline.record(
        verb="visits.attempted", office=visit.office, actor=actor, captured_at=at, about=_concerns(visit, actor),
        facts={"number": visit.number, "method": method, "tries": len(days)},
        said=_said(visit.case.personal_key, note=note),
    )  # fmt: skip
    if len(days) >= ENOUGH_DAYS:
        visit.state, visit.version = State.UNREACHABLE, visit.version + 1
        visit.save(update_fields=["state", "version"])
        deadlines.meet(kind="visit", object_id=visit.pk, name="return_visit", at=at)
        _close_unheard(visit, at)
    return visit


def _close_unheard(visit: Visit, at: datetime) -> None:
    """Close the case by rule; one that something still holds (an instruction, a job) stays with its owner."""
    if visit.case.status == Status.RESOLVED:
        with suppress(cases.Refusal):
            cases.close(
                case_id=visit.case_id, actor=system("rule"), at=at, code=CloseCode.NO_FEEDBACK,
                why=_("nobody reached on three different days"),
            )  # fmt: skip


@transaction.atomic
def record_visit(*, visit_id: int, report: Report, actor: Actor, at: datetime, version: int) -> Visit:
    """Record a return visit: a satisfied customer closes the case, a dissatisfied one reopens it one grade up.

    The one call discharges all that it covers: the visit, the feedback (B12) and, where it was still owed, the reply.
    Raises PermissionDenied, StaleVersion, AlreadyDone, TooEarly.
    """
    visit = _locked(visit_id, actor)
    check_version(visit, version)
    wanted = State.PASSED if report.passed else State.FAILED
    if wanted not in Visit.MOVES[State(visit.state)]:
        raise AlreadyDone
    resolved_at = visit.case.resolved_at
    if report.visited_at > at + AHEAD or (resolved_at and report.visited_at < resolved_at - AHEAD):
        raise TooEarly
    for name, value in vars(report).items():
        setattr(visit, name, value)
    visit.state, visit.entered_at, visit.visitor_id, visit.version = wanted, at, actor.person_id, visit.version + 1
    visit.save()
    deadlines.meet(kind="visit", object_id=visit.pk, name="return_visit", at=report.visited_at)
    timeline.record(
        verb="visits.passed" if report.passed else "visits.failed", office=visit.office, actor=actor,
        captured_at=report.visited_at, received_at=at, about=_concerns(visit, actor),
        facts={"number": visit.number, "method": report.method, "satisfaction": report.satisfaction},
        said=_said(visit.case.personal_key, shortcomings=report.shortcomings, suggestions=report.suggestions),
    )  # fmt: skip
    _pass_on(visit, report, actor, at)
    return visit


def _pass_on(visit: Visit, report: Report, actor: Actor, at: datetime) -> None:
    """Let the case know: a word on the result while it waits for one; a closed one is opened again when it failed."""
    words = report.shortcomings or report.suggestions
    if visit.case.status == Status.RESOLVED:
        cases.accept_feedback(
            case_id=visit.case_id, satisfaction=SATISFACTION[report.satisfaction], passed=report.passed, text=words,
            way=report.method, said_at=report.visited_at, actor=actor, at=at,
        )  # fmt: skip
    elif visit.case.status == Status.CLOSED and not report.passed:
        cases.reopen(case_id=visit.case_id, why=words, actor=actor, at=at)


@transaction.atomic
def review_visit(*, visit_id: int, review: str, actor: Actor, at: datetime, version: int) -> Visit:
    """Write the supervisor's remark under the record. Raises PermissionDenied, StaleVersion, NotReviewable."""
    visit = Visit.objects.select_for_update(of=("self",)).select_related("office").get(pk=visit_id)
    if not rules.may_review(actor, visit):
        raise PermissionDenied
    check_version(visit, version)
    if visit.state not in (State.PASSED, State.FAILED, State.UNREACHABLE):
        raise NotReviewable
    visit.reviewed_at, visit.reviewed_by_id, visit.review = at, actor.person_id, review
    visit.version += 1
    visit.save(update_fields=["reviewed_at", "reviewed_by", "review", "version"])
    timeline.record(
        verb="visits.reviewed", office=visit.office, actor=actor, captured_at=at,
        about=[Concern("visit", visit.pk), Concern("case", visit.case_id, "cause")], facts={"number": visit.number},
    )  # fmt: skip
    return visit
