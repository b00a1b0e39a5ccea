"""Register a case: the one way in, for the desk, the portal, other systems and the simulation."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F

from steward.cases import rules
from steward.cases.models import OPEN, Case, Grade, Handover, Job, KnownOutage, Named, Reply, Status
from steward.cases.queries import FIRST_REPLY
from steward.foundation.files import actions as files
from steward.foundation.identity.actor import Actor
from steward.foundation.numbering.actions import next_number
from steward.foundation.privacy.actions import create_key
from steward.foundation.privacy.models import PersonalKey
from steward.organisation.models import PostCode
from steward.organisation.queries import staffing

from .act import Act
from .intake import Dispatched, Intake, NotOurs
from .news import report
from .planning import Plan

SERIES, SERIES_ABOUT_PERSONS = "TX", "PX"
SATISFIED = 3
TAKES_OFFERS = (PostCode.SV, PostCode.SD, PostCode.DA, PostCode.OD)


@transaction.atomic
def register(*, intake: Intake, actor: Actor, at: datetime) -> Case:
    """Register a case with its number, grade, owner, clocks and history (A1, B6, C4.6).

    Raises PermissionDenied, UploadRefused, the refusals of `Intake.check`, NobodyThere and NotAColleague.
    """
    if not rules.may_register(actor, intake.office):
        raise PermissionDenied
    intake.check(at)
    plan = Plan(intake, actor, at)
    plan.decide()
    case = _drafted(plan)
    act = Act(case, actor, at)
    act.staff, act.barred = plan.staff, plan.barred
    _write(plan, act)
    Named.objects.bulk_create(Named(case=case, person_id=person, named_at=at) for person in sorted(set(intake.named)))
    kept = files.store(
        uploads=intake.uploads, kind="case", object_id=case.pk, office=case.office, actor=actor, at=at,
        personal_key=case.personal_key,
    ) if intake.uploads else []  # fmt: skip
    _add_answer(plan, case)
    job = _order_job(plan, act)
    superior = _superior_to_tell(act, plan)
    facts = _facts(plan, case, superior) | files.facts_of(kept)
    act.record(
        verb="cases.registered", facts=facts, said=_said(plan), about=act.household(), captured_at=case.received_at
    )
    act.put_into_search(is_new=True)
    with act.telling_together():
        _tell(plan, act, superior, job)
    if case.status == Status.RESOLVED:
        report(news="resolved", case=case, actor=actor, at=at)
    if intake.outage:
        KnownOutage.objects.filter(pk=intake.outage.pk).update(calls=F("calls") + 1)
    return case


def _drafted(plan: Plan) -> Case:
    """Return the case, not yet written. Its number is taken last, for a number taken keeps others waiting until the end."""
    intake, at = plan.intake, plan.at
    columns: dict[str, Any] = {
        "office": plan.office, "kind": intake.kind, "channel": intake.channel, "category": plan.category,
        "grade": plan.grading.grade, "grade_reasons": list(plan.grading.reasons), "status": plan.status,
        "is_open": plan.status in OPEN, "outcome": plan.outcome, "validity": plan.validity,
        "unit_id": intake.unit_id, "building_id": intake.building_id, "place": intake.place,
        "location": intake.location.strip(), "is_confidential": intake.is_confidential,
        "is_about_persons": bool(intake.named), "title": intake.heading, "description": intake.description.strip(),
        "requested": intake.requested.strip(), "occurred_at": intake.occurred_at,
        "received_at": intake.captured_at or at, "entered_at": at, "registered_by_id": plan.actor.person_id,
        "owner_id": plan.owner_id, "owner_since": at, "is_repeat": plan.is_repeat, "repeat_of": intake.repeat_of,
        "group": intake.group, "outage": intake.outage, "contractor_concerned": intake.contractor_concerned.strip(),
        "outside_number": intake.outside_number.strip(), "outside_due_at": intake.outside_due_at,
        "outside_reply_format": intake.outside_reply_format.strip(), "personal_key": _key(plan),
    }  # fmt: skip
    columns |= _caller(plan) | _ending(plan)
    series = SERIES_ABOUT_PERSONS if intake.named else SERIES
    number = next_number(code=series, day=at.astimezone(plan.office.zone).date())
    return Case(number=number, **columns)


def _write(plan: Plan, act: Act) -> None:
    """Write the case with its next date and start its clocks; what was explained at once has met the first of them."""
    case = act.case
    clocks = act.clocks.draft(plan.limits, getattr(plan.intake.way_out, "promised_at", None))
    is_answered = bool(clocks and case.explanation and case.status != Status.RESOLVED)
    act.clocks.set_next_due([clock for clock in clocks if not (is_answered and clock.name == FIRST_REPLY)])
    case.save(force_insert=True)
    act.clocks.start_drafted(clocks)
    if is_answered:
        act.clocks.meet(FIRST_REPLY)


def _key(plan: Plan) -> PersonalKey:
    """Return the key that seals what was said: the customer's own, unless nobody is to be known."""
    customer = None if plan.intake.is_anonymous else plan.intake.customer
    return customer.personal_key if customer else create_key(at=plan.at)


def _caller(plan: Plan) -> dict[str, Any]:
    """Return who brought it; of an anonymous one nothing is kept that could say who it was."""
    intake = plan.intake
    if intake.is_anonymous:
        return {"is_anonymous": True}
    return {
        "customer": intake.customer, "contact_name": intake.contact_name.strip(),
        "contact_phone": intake.contact_phone.strip(),
    }  # fmt: skip


def _ending(plan: Plan) -> dict[str, Any]:
    """Return what is already known about its end: the explanation, and the closing facts where it ends at once."""
    way_out, at, person_id = plan.intake.way_out, plan.at, plan.actor.person_id
    if isinstance(way_out, Dispatched):
        return {}
    found: dict[str, Any] = {"explanation": way_out.explanation.strip()}
    if isinstance(way_out, NotOurs):
        found["referred_to"] = way_out.referred_to.strip()
    if plan.status in (Status.RESOLVED, Status.CLOSED):
        found |= {"result": found["explanation"], "resolved_at": at, "resolved_by_id": person_id, "replied_at": at}
    if plan.status == Status.CLOSED:
        found |= {"closed_at": at, "closed_by_id": person_id, "close_code": plan.close_code}
    if plan.is_satisfied:
        found |= {"feedback_at": at, "satisfaction": SATISFIED}
    return found


def _add_answer(plan: Plan, case: Case) -> None:
    """Keep what was explained as an answer to the customer, and offer the case where another office is to take it."""
    if case.explanation:
        ended = case.status in (Status.RESOLVED, Status.CLOSED)
        Reply.objects.create(
            case=case, purpose=Reply.Purpose.RESULT if ended else Reply.Purpose.FIRST, way=case.channel,
            text=case.explanation, said_at=plan.at, entered_at=plan.at, said_by_id=plan.actor.person_id,
        )  # fmt: skip
    if case.status == Status.OFFERED:
        Handover.objects.create(
            case=case, from_person_id=case.owner_id, to_office_id=plan.intake.way_out.office_id, offered_at=plan.at,
            reason=case.explanation[:300],
        )  # fmt: skip


def _order_job(plan: Plan, act: Act) -> Job | None:
    """Send the work to the department that has to do it, outside office hours to whoever is on duty."""
    if plan.department is None:
        return None
    way_out = plan.intake.way_out
    return act.order_job(
        plan.department, way_out.job.strip() or act.case.title, due_at=way_out.due_at,
        executor_id=plan.duty.people[0] if plan.duty and plan.duty.people else way_out.executor_id,
    )  # fmt: skip


def _superior_to_tell(act: Act, plan: Plan) -> int | None:
    """Return the superior of an assistant who could not solve it alone: told at once (B6)."""
    dispatched = act.case.status in (Status.DISPATCHED, Status.IN_HAND)
    if not dispatched or act.actor.post_in(act.case.office_id) != PostCode.PA:
        return None
    return act.superior_of(act.actor.person_id)


def _facts(plan: Plan, case: Case, superior: int | None) -> dict[str, Any]:
    """Return what the history shows of it: codes, ids and dates alone."""
    return {
        "number": case.number, "kind": case.kind, "grade": int(case.grade), "reasons": case.grade_reasons,
        "channel": case.channel, "outcome": case.outcome, "category": plan.category.code if plan.category else None,
        "owner_person": case.owner_id, "superior_person": superior,
        "promised_at": getattr(plan.intake.way_out, "promised_at", None),
        "department": plan.department.name if plan.department else None,
        "to_office": getattr(plan.intake.way_out, "office_id", None),
    }  # fmt: skip


def _said(plan: Plan) -> dict[str, str]:
    intake = plan.intake
    return {
        "words": intake.description.strip() or intake.title.strip(), "requested": intake.requested.strip(),
        "explanation": getattr(intake.way_out, "explanation", "").strip(), "why": intake.grade_reason.strip(),
    }  # fmt: skip


def _tell(plan: Plan, act: Act, superior: int | None, job: Job | None) -> None:
    """Tell its owner, the superior, the director when it is major, who is to do the work, and who is to accept it."""
    case = act.case
    if case.is_open and case.status != Status.OFFERED:
        act.tell("case.assigned", [case.owner_id], urgent=plan.is_grave, facts={"grade": int(case.grade)})
    act.tell("case.superior_told", [superior], urgent=plan.is_grave)
    if case.grade == Grade.MAJOR:
        act.tell("case.major", plan.staff.holders(PostCode.OD, skip=plan.barred), urgent=True)
    if job:
        act.tell("job.sent", act.doers(job), job=job, urgent=plan.duty is not None or plan.is_grave)
    if case.status == Status.OFFERED:
        there = staffing(plan.intake.way_out.office_id, plan.at)
        takers = next((people for post in TAKES_OFFERS if (people := there.holders(post))), ())
        act.tell("case.offered", takers)
