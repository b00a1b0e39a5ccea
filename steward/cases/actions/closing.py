"""Resolve, take the customer's word, close for good, reopen, withdraw (2.1, B12, C4.6)."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import (
    Case,
    CauseClass,
    Channel,
    CloseCode,
    Grade,
    IllegalMove,
    Kind,
    Reason,
    Reply,
    Status,
    Validity,
)
from steward.cases.queries import CLOCKS, FEEDBACK, FINAL, heir_of
from steward.foundation.identity.actor import Actor

from .act import Act
from .grading import regrade, tell_of_grade
from .news import report
from .refusals import NobodyThere, NoText, NothingSaid, Refusal

DISSATISFIED, FAIRLY, SATISFIED = 1, 2, 3
ANSWERED_AND_DONE = frozenset({Kind.ENQUIRY, Kind.SUGGESTION, Kind.PRAISE})
UNHEARD = frozenset({CloseCode.NO_FEEDBACK, CloseCode.UNREASONABLE})
EMPTIED = (
    "closed_by", "closed_at", "close_code", "close_reason", "resolved_by", "resolved_at", "replied_at",
    "feedback_at", "satisfaction",
)  # fmt: skip


class NoResult(NothingSaid):
    """Resolved without saying what came of it."""

    field = "result"
    message = _("Write what was done and what came of it.")


class NoCause(NothingSaid):
    """A valid complaint is resolved with its cause (C4.6)."""

    field = "cause"
    message = _("Write what caused it.")


class NotResolved(Refusal):
    """It cannot close before its result is recorded."""

    message = _("Record the cause and the result first.")


class NotAnswered(Refusal):
    """A suggestion is not closed without an answer to the customer (C4.7)."""

    message = _("The customer has had no answer yet. Record the answer first.")


class NoInstruction(Refusal):
    """A major case waits for the director's instruction (C4.6)."""

    message = _("It is major: the director's instruction has to be recorded before it can close.")


class NoWord(Refusal):
    """Closed for good only with the customer's word, or the reason why there is none (B12)."""

    field = "satisfaction"
    message = _("Record what the customer says to it, or why there is no word to be had.")


class Unhappy(Refusal):
    """A dissatisfied customer's case is not closed but reopened."""

    field = "satisfaction"
    message = _("The customer is dissatisfied: reopen it, or record it as unreasonable with the reason.")


@dataclass(frozen=True, kw_only=True)
class Result:
    """What came of a case: cause, result, and the answer if the customer was told in the same breath."""

    result: str
    cause: str = ""
    cause_class: CauseClass | str = ""
    validity: Validity | str = ""
    answer: str = ""
    way: Channel | str = ""


@transaction.atomic
def resolve(*, case_id: int, result: Result, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Record cause and result; from now on the customer's word is owed, and by rule a return visit.

    Raises PermissionDenied, IllegalMove, StaleVersion, NoResult, NoCause, WorkUnfinished.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    case = act.case
    validity = result.validity or case.validity
    if not result.result.strip():
        raise NoResult
    if case.kind == Kind.COMPLAINT and validity == Validity.VALID and not result.cause.strip():
        raise NoCause
    act.require_no_work()
    case.move_to(Status.RESOLVED)
    case.result, case.cause = result.result.strip(), result.cause.strip()
    case.cause_class, case.validity = result.cause_class, validity
    case.resolved_at, case.resolved_by_id = at, actor.person_id
    if result.answer.strip():
        act.add_reply(purpose=Reply.Purpose.RESULT, way=result.way or case.channel, text=result.answer, said_at=at)
    act.clocks.meet(FINAL)
    act.clocks.cancel()
    act.clocks.start(act.clocks.limits((FEEDBACK,)))
    columns = act.clocks.set_next_due()
    act.save(
        "status", "is_open", "result", "cause", "cause_class", "validity", "resolved_at", "resolved_by", "replied_at",
        *columns,
    )  # fmt: skip
    act.record(
        verb="cases.resolved", facts={"cause_class": case.cause_class, "validity": case.validity},
        said={"result": case.result, "cause": case.cause, "answer": result.answer.strip()},
    )  # fmt: skip
    report(news="resolved", case=case, actor=actor, at=at)
    return case


@transaction.atomic
def accept_feedback(
    *, case_id: int, satisfaction: int, actor: Actor, at: datetime, text: str = "", passed: bool | None = None,
    way: str = "", said_at: datetime | None = None, version: int | None = None,
) -> Case:  # fmt: skip
    """Take the customer's word on a resolved case, from a visit, a call or the portal (B12, F03).

    Passed: it closes, unless something still holds it (then the word is kept). Failed: it reopens one grade up and
    counts as a repeat. `passed` None: what the satisfaction says. Raises PermissionDenied, IllegalMove, StaleVersion.
    """
    act = Act.on(case_id, actor, at, rules.may_hear, version)
    if act.case.status != Status.RESOLVED:
        raise IllegalMove(f"{act.case.number}: {act.case.status}")
    passed = satisfaction > DISSATISFIED if passed is None else passed
    said = {"feedback": text.strip()}
    if not passed:
        return _reopen(act, raise_grade=True, said=said, satisfaction=satisfaction)
    act.case.feedback_at, act.case.satisfaction = said_at or at, satisfaction
    if _held_by(act) is None:
        return _close(act, _code_of(satisfaction), "", said)
    # The clock that waits for the word runs on until it closes: an open case never lacks a next date.
    act.save("feedback_at", "satisfaction", *act.clocks.set_next_due())
    act.record(verb="cases.feedback_taken", said=said, facts={"satisfaction": satisfaction, "way": way})
    return act.case


def _code_of(satisfaction: int | None) -> CloseCode:
    return CloseCode.SATISFIED if satisfaction == SATISFIED else CloseCode.SETTLED


def _held_by(act: Act) -> Refusal | None:
    """Return what keeps a case from closing whatever the customer says; None when nothing does."""
    case = act.case
    if case.kind not in ANSWERED_AND_DONE and not case.result:
        return NotResolved()
    if case.kind == Kind.SUGGESTION and case.replied_at is None:
        return NotAnswered()
    if case.grade == Grade.MAJOR and not case.instructions.filter(cycle=case.cycle).exists():
        return NoInstruction()
    try:
        act.require_no_work()
    except Refusal as unfinished:
        return unfinished
    return None


@transaction.atomic
def close(
    *, case_id: int, actor: Actor, at: datetime, satisfaction: int | None = None, words: str = "", why: str = "",
    code: CloseCode | None = None, version: int | None = None,
) -> Case:  # fmt: skip
    """Close a case for good: with the customer's word, or with the recorded reason why there is none (B12).

    Raises PermissionDenied, IllegalMove, StaleVersion, NotResolved, NotAnswered, NoInstruction, WorkUnfinished,
    NoWord, NoText, Unhappy.
    """
    act = Act.on(case_id, actor, at, rules.may_close, version)
    case = act.case
    if case.status not in (Status.RESOLVED, Status.IN_HAND, Status.DISPATCHED):
        raise IllegalMove(f"{case.number}: {case.status}")
    if code in UNHEARD:
        if not rules.may_close_unheard(actor, case):
            raise PermissionDenied
        if not why.strip():
            raise NoText
    elif satisfaction == DISSATISFIED:
        raise Unhappy
    elif satisfaction is None and case.satisfaction is None and case.kind not in ANSWERED_AND_DONE:
        raise NoWord
    if held := _held_by(act):
        raise held
    if satisfaction:
        case.satisfaction, case.feedback_at = satisfaction, at
    chosen = code or (_code_of(case.satisfaction) if case.satisfaction else CloseCode.ANSWERED)
    return _close(act, chosen, why.strip(), {"feedback": words.strip(), "why": why.strip()})


def _close(act: Act, code: CloseCode, reason: str, said: dict[str, str]) -> Case:
    case, before = act.case, act.case.status
    case.close(by_id=act.actor.person_id, at=act.at, code=code, reason=reason[:300])
    if case.satisfaction:
        act.clocks.meet(FEEDBACK, FINAL)
    stopped = act.clocks.cancel()
    act.save(
        "status", "is_open", "closed_at", "closed_by", "close_code", "close_reason", "next_due_at", "rank_at",
        "is_paused", "paused_until", "satisfaction", "feedback_at",
    )  # fmt: skip
    act.record(
        verb="cases.closed", said=said, about=act.household(),
        facts={"close_code": code, "satisfaction": case.satisfaction, "from_status": before,
               "clocks": [row.pk for row in stopped]},
    )  # fmt: skip
    report(news="closed", case=case, actor=act.actor, at=act.at)
    return case


@transaction.atomic
def reopen(
    *, case_id: int, why: str, actor: Actor, at: datetime, raise_grade: bool = True, version: int | None = None
) -> Case:
    """Open a resolved, closed or withdrawn case again: a new cycle with new clocks, one grade up, a repeat.

    Without `raise_grade` it is an undo and counts as nothing. Raises PermissionDenied, IllegalMove, StaleVersion,
    NoText, NobodyThere.
    """
    act = Act.on(case_id, actor, at, rules.may_reopen, version)
    if act.case.status not in (Status.RESOLVED, Status.CLOSED, Status.WITHDRAWN):
        raise IllegalMove(f"{act.case.number}: {act.case.status}")
    if not why.strip():
        raise NoText
    return _reopen(act, raise_grade=raise_grade, said={"text": why.strip()})


def _reopen(act: Act, *, raise_grade: bool, said: dict[str, str], satisfaction: int | None = None) -> Case:
    case = act.case
    before = case.owner_id
    act.clocks.cancel()
    case.clear_closing()
    case.move_to(Status.DISPATCHED)
    case.cycle += 1
    case.is_repeat = case.is_repeat or raise_grade
    columns = {"status", "is_open", "cycle", "is_repeat", "owner", "owner_since", *EMPTIED}
    if not _can_still_own(act, before):
        heir = heir_of(case, act.staff, act.barred, act.at)
        if heir is None:
            raise NobodyThere
        act.set_owner(heir)
    if raise_grade:
        columns |= regrade(act=act, grade=rules.one_up(case.grade), reason=Reason.REOPENED, actor=act.actor, at=act.at)
    act.clocks.start(act.clocks.limits(CLOCKS))
    columns |= {*act.clocks.set_next_due()}
    act.save(*columns)
    act.record(
        verb="cases.reopened", said=said, about=act.household(),
        facts={"grade": int(case.grade), "cycle": case.cycle, "owner_person": case.owner_id,
               "satisfaction": satisfaction},
    )  # fmt: skip
    act.tell("case.reopened", [case.owner_id, before, act.superior_of(case.owner_id)], urgent=True)
    if raise_grade:
        tell_of_grade(act=act, actor=act.actor, at=act.at)
    report(news="reopened", case=case, actor=act.actor, at=act.at)
    return case


def _can_still_own(act: Act, person_id: int | None) -> bool:
    here = {member.person_id for member in act.staff.members}
    return person_id is not None and person_id in here and person_id not in act.barred


@transaction.atomic
def withdraw(*, case_id: int, why: str, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """End a case because the customer takes it back. Raises PermissionDenied, IllegalMove, StaleVersion, NoText,
    WorkUnfinished.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    if not why.strip():
        raise NoText
    act.require_no_work()
    act.case.move_to(Status.WITHDRAWN)
    act.clocks.cancel()
    act.save("status", "is_open", *act.clocks.set_next_due([]))
    act.record(verb="cases.withdrawn", said={"text": why.strip()}, about=act.household())
    report(news="withdrawn", case=act.case, actor=actor, at=at)
    return act.case
