"""Another grade, with its reason; and the director's instruction on a major case (C4.6)."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Grade, Instruction, Kind, Reason, Validity
from steward.cases.queries import CLOCKS, GRAVE, heir_of, numbers_of
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.files import actions as files
from steward.foundation.files.actions import Upload
from steward.foundation.files.models import Purpose
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.organisation.models import PostCode

from .act import Act
from .refusals import NobodyThere, NoText, NothingSaid, Refusal


class SameGrade(Refusal):
    """It has this grade already."""

    field = "grade"
    message = _("It has this grade already.")


@transaction.atomic
def change_grade(
    *, case_id: int, grade: Grade, why: str, actor: Actor, at: datetime, version: int | None = None
) -> Case:
    """Raise or lower the grade: its clocks get their new limits, and from important upwards DA owns it.

    Raises PermissionDenied, IllegalMove, StaleVersion, SameGrade, NoText, NobodyThere.
    """
    act = Act.on(case_id, actor, at, rules.may_grade, version)
    act.case.require_open()
    if grade == act.case.grade:
        raise SameGrade
    if grade < act.case.grade and not rules.may_lower_grade(actor, act.case):
        raise PermissionDenied
    if not why.strip():
        raise NoText
    columns = regrade(act=act, grade=grade, reason=Reason.BY_HAND, actor=actor, at=at)
    act.save(*columns)
    act.record(
        verb="cases.grade_changed", said={"text": why.strip()},
        facts={"grade": int(grade), "reason": Reason.BY_HAND, "owner_person": act.case.owner_id},
    )  # fmt: skip
    tell_of_grade(act=act, actor=actor, at=at)
    return act.case


def regrade(*, act: Act, grade: Grade, reason: Reason, actor: Actor, at: datetime) -> set[str]:
    """Set a grade on a locked case, with the limits of its clocks and the owner that it asks for.

    The caller saves the columns returned and records the act. Raises NobodyThere.
    """
    case = act.case
    case.grade = grade
    case.grade_reasons = [*dict.fromkeys([*case.grade_reasons, str(reason)])]
    deadlines.change_limits(
        kind="case", object_id=case.pk, actor=actor, at=at,
        changes=[
            deadlines.NewLimit(
                name=limit.name, limit_minutes=limit.minutes, basis=limit.basis, ladder_code=limit.ladder
            )
            for limit in act.clocks.limits(CLOCKS)
        ],
    )  # fmt: skip
    if grade >= Grade.IMPORTANT and (case.owner_id is None or act.staff.post_of(case.owner_id) not in GRAVE):
        heir = heir_of(case, act.staff, act.barred, at)
        if heir is None:
            raise NobodyThere
        act.set_owner(heir)
    return {"grade", "grade_reasons", "owner", "owner_since", *act.clocks.set_next_due()}


def tell_of_grade(*, act: Act, actor: Actor, at: datetime) -> None:
    """Tell its owner, and the director when it is major now; the act has been recorded."""
    grade = act.case.grade
    if grade >= Grade.IMPORTANT:
        act.tell("case.assigned", [act.case.owner_id], urgent=True, facts={"grade": int(grade)})
    if grade == Grade.MAJOR:
        act.tell("case.major", act.staff.holders(PostCode.OD, skip=act.barred), urgent=True)


@transaction.atomic
def raise_after_a_month(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """Make a valid complaint major that is unsolved after a month (handbook 2.1). Raises IllegalMove, NobodyThere."""
    act = Act.on(case_id, actor, at, rules.may_grade)
    act.case.require_open()
    columns = regrade(act=act, grade=Grade.MAJOR, reason=Reason.MONTH, actor=actor, at=at)
    act.save(*columns)
    act.record(
        verb="cases.grade_changed",
        facts={"grade": int(Grade.MAJOR), "reason": Reason.MONTH, "owner_person": act.case.owner_id},
    )
    tell_of_grade(act=act, actor=actor, at=at)
    return act.case


def raise_all_after_a_month(*, actor: Actor, at: datetime) -> int:
    """Raise every complaint that is unsolved after a month; returns how many."""
    unsolved = Case.objects.filter(
        is_open=True, kind=Kind.COMPLAINT, validity=Validity.VALID, grade__lt=Grade.MAJOR, resolved_at=None
    ).exclude(origin=3)
    late = Q(pk=None)
    for office_id in Office.objects.values_list("pk", flat=True):
        late |= Q(office_id=office_id, received_at__lt=at - timedelta(days=numbers_of(office_id).month_days))
    waiting = unsolved.filter(late)
    count = 0
    for case_id in waiting.order_by("pk").values_list("pk", flat=True):
        raise_after_a_month(case_id=case_id, actor=actor, at=at)
        count += 1
    return count


@transaction.atomic
def instruct(
    *, case_id: int, text: str, actor: Actor, at: datetime, voice: Upload | None = None, version: int | None = None
) -> Instruction:
    """Record the director's instruction, written or spoken; a major case cannot close without one (C4.6).

    Raises PermissionDenied, IllegalMove, StaleVersion, NothingSaid, UploadRefused.
    """
    act = Act.on(case_id, actor, at, rules.may_instruct, version)
    act.case.require_open()
    if not text.strip() and voice is None:
        raise NothingSaid
    kept = files.store(
        uploads=[voice] if voice else [], kind="case", object_id=act.case.pk, office=act.case.office, actor=actor,
        at=at, purpose=Purpose.EVIDENCE, personal_key=act.key,
    )  # fmt: skip
    made = Instruction.objects.create(
        case=act.case, cycle=act.case.cycle, text=text.strip(), voice_file=kept[0].key if kept else None,
        given_at=at, given_by_id=actor.person_id,
    )  # fmt: skip
    act.save("version")
    act.record(verb="cases.instructed", said={"text": text.strip()}, facts=files.facts_of(kept))
    act.tell("case.instructed", [act.case.owner_id], urgent=True)
    return made
