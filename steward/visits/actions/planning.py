"""Plan the return visit that a resolved case owes."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.cases.models import Case, Job
from steward.cases.models.words import Kind
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.queries import clocks_for as deadlines_of
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Person
from steward.foundation.identity.versions import check_version
from steward.foundation.notices import actions as notices
from steward.foundation.numbering.actions import next_number
from steward.foundation.search import actions as search
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.organisation.queries import responsible_for, staffing
from steward.visits import rules
from steward.visits.models import Visit
from steward.visits.queries.owed import rule_for


@transaction.atomic
def plan_after_case(*, case: Case, actor: Actor, at: datetime) -> Visit | None:
    """Plan the visit that this cycle of a resolved case owes by rule, or none; twice is once (B7, C4.7).

    Every complaint owes one whatever the share says; a repeat always owes one. Called by the wire CASE_NEWS.
    """
    rule = rule_for(case)
    if rule is None or (existing := Visit.objects.filter(case=case, cycle=case.cycle).first()):
        return existing if rule else None
    certain = case.kind == Kind.COMPLAINT or case.is_repeat
    if not certain and not rules.is_owed(rule.share, case.key.int):
        return None
    visit = Visit.objects.create(
        number=next_number(code="HF", day=at.astimezone(case.office.zone).date()), office=case.office, case=case,
        cycle=case.cycle, customer=case.customer, unit=case.unit, planned_at=at,
        assigned_to_id=_visitor(case, at),
    )  # fmt: skip
    clock = deadlines.start(
        office=case.office, kind="visit", object_id=visit.pk, name="return_visit",
        limit_minutes=rule.limit_minutes, basis=rule.basis, at=at,
    )  # fmt: skip
    visit.due_at = clock.due_at
    visit.save(update_fields=["due_at"])
    search.put(kind="visit", object_id=visit.pk, office_id=visit.office_id, at=at, codes=[visit.number])
    timeline.record(
        verb="visits.planned", office=case.office, actor=actor, captured_at=at,
        about=[Concern("visit", visit.pk), Concern("case", case.pk, "cause"), *_people(visit)],
        facts={"number": visit.number, "due_at": visit.due_at, "visitor_person": visit.assigned_to_id},
    )  # fmt: skip
    _tell(visit, at)
    return visit


def _handlers(case: Case) -> list[int]:
    executors = Job.objects.filter(case=case, executor__isnull=False).values_list("executor_id", flat=True)
    return list(dict.fromkeys(p for p in (case.resolved_by_id, case.owner_id, *executors) if p))


def _visitor(case: Case, at: datetime) -> int | None:
    preferred: tuple[int | None, ...] = ()
    if case.unit_id:
        on = at.astimezone(case.office.zone).date()
        area = responsible_for(case.unit_id, case.unit.floor_id, case.unit.building_id, on)
        preferred = (area.person_id, area.deputy_id)
    return rules.visitor(staffing(case.office_id, at), _handlers(case), preferred)


def _people(visit: Visit) -> list[Concern]:
    return [Concern("person", visit.assigned_to_id, "visitor")] if visit.assigned_to_id else []


def _tell(visit: Visit, at: datetime) -> None:
    if visit.assigned_to_id:
        notices.tell(
            people=[visit.assigned_to_id], code="visits.planned", kind="visit", object_id=visit.pk, office=visit.office,
            once=f"visits.planned:{visit.pk}:{visit.assigned_to_id}", at=at,
            facts={"number": visit.number, "due_at": str(visit.due_at or "")},
        )  # fmt: skip


@transaction.atomic
def discharge_by_close(*, case: Case, actor: Actor, at: datetime) -> Visit | None:
    """One call discharges all that it covers: a case closed with the customer's word by somebody who did not handle it.

    Closed with the customer's word by whoever did the work, the visit stays owed; closed with the reason why there is
    no word, nobody is visited. Called by the wire CASE_NEWS.
    """
    if case.satisfaction is None:
        return cancel_planned(case=case, actor=actor, at=at)
    planned = Visit.objects.select_for_update(of=("self",)).filter(
        case=case, cycle=case.cycle, state=Visit.State.PLANNED
    )
    visit = planned.select_related("office").first()
    if visit is None or actor.person_id in _handlers(case):
        return None
    visit.state, visit.visitor_id, visit.version = Visit.State.PASSED, actor.person_id, visit.version + 1
    visit.method, visit.visited_at, visit.entered_at = Visit.Method.PHONE, case.feedback_at or at, at
    visit.satisfaction = {3: "A", 2: "B", 1: "C"}[case.satisfaction]
    visit.save(update_fields=[
        "state", "visitor", "version", "method", "visited_at", "entered_at", "satisfaction",
    ])  # fmt: skip
    deadlines.meet(kind="visit", object_id=visit.pk, name="return_visit", at=at)
    timeline.record(
        verb="visits.passed", office=visit.office, actor=actor, captured_at=visit.visited_at, received_at=at,
        about=[Concern("visit", visit.pk), Concern("case", case.pk, "cause")],
        facts={"number": visit.number, "method": visit.method, "satisfaction": visit.satisfaction},
    )  # fmt: skip
    return visit


@transaction.atomic
def cancel_planned(*, case: Case, actor: Actor, at: datetime) -> Visit | None:
    """Cancel the visit that a case no longer owes: it was opened again, withdrawn, or closed with no word to be had.

    Called by the wire CASE_NEWS.
    """
    planned = Visit.objects.select_for_update(of=("self",)).filter(case=case, state=Visit.State.PLANNED)
    visit = planned.select_related("office").first()
    if visit is None:
        return None
    visit.state, visit.version = Visit.State.CANCELLED, visit.version + 1
    visit.save(update_fields=["state", "version"])
    deadlines.cancel(kind="visit", object_id=visit.pk, at=at)
    timeline.record(
        verb="visits.cancelled", office=visit.office, actor=actor, captured_at=at,
        about=[Concern("visit", visit.pk), Concern("case", case.pk, "cause"), *_people(visit)],
        facts={"number": visit.number},
    )  # fmt: skip
    notices.withdraw(kind="visit", object_id=visit.pk, at=at)
    return visit


@transaction.atomic
def reassign(*, visit_id: int, to: Person, actor: Actor, at: datetime, version: int) -> Visit:
    """Give a planned visit to somebody else. Raises PermissionDenied, StaleVersion."""
    visit = Visit.objects.select_for_update(of=("self",)).select_related("office").get(pk=visit_id)
    if not rules.may_do(actor, visit):
        raise PermissionDenied
    check_version(visit, version)
    before, visit.assigned_to, visit.version = visit.assigned_to_id, to, visit.version + 1
    visit.save(update_fields=["assigned_to", "version"])
    timeline.record(
        verb="visits.reassigned", office=visit.office, actor=actor, captured_at=at,
        about=[Concern("visit", visit.pk), Concern("case", visit.case_id, "cause"), *_people(visit)],
        facts={"number": visit.number, "from_person": before, "to_person": to.pk},
    )  # fmt: skip
    notices.withdraw(kind="visit", object_id=visit.pk, at=at, people=[before] if before else [])
    _tell(visit, at)
    return visit


def follow_clock(*, object_ids: list[int], at: datetime) -> None:
    """Take over the due times of visits whose clocks moved with the calendar (wire)."""
    for visit_id, clocks in deadlines_of("visit", object_ids).items():
        Visit.objects.filter(pk=visit_id, state=Visit.State.PLANNED).update(due_at=clocks[0].due_at)
