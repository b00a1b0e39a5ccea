"""Several cases about one matter: merge and take apart, group households, link what belongs together."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, CaseGroup, IllegalMove, Job, Related, Status
from steward.cases.queries import CLOCKS, FEEDBACK
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import Concern

from .act import Act
from .refusals import NothingSaid, Refusal


class NotTogether(Refusal):
    """These two cannot be brought together."""

    field = "into"
    message = _("These two cannot be brought together: another office, the same case, or one of them has ended.")


class NoTitle(NothingSaid):
    """A group without a title."""

    field = "title"
    message = _("Give the group a title.")


@transaction.atomic
def merge(*, case_id: int, into_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Merge an open case into another open one of its office: the other goes on, this one follows it.

    Jobs not yet accepted are called off. Raises PermissionDenied, IllegalMove, StaleVersion, NotTogether,
    WorkUnfinished.
    """
    list(Case.objects.select_for_update(of=("self",)).filter(pk__in=(case_id, into_id)).order_by("pk"))
    act = Act.on(case_id, actor, at, rules.may_merge, version)
    into = Case.objects.select_related("office", "unit").get(pk=into_id)
    if not rules.may_merge(actor, into):
        raise PermissionDenied
    case = act.case
    together = case.office_id == into.office_id and case.is_about_persons == into.is_about_persons
    if case.pk == into.pk or not into.is_open or into.status == Status.OFFERED or not together:
        raise NotTogether
    _call_off_jobs(act)
    act.require_no_work()
    case.status_before_merge = case.status
    case.move_to(Status.MERGED)
    case.merged_into = into
    act.clocks.cancel()
    act.save("status", "is_open", "merged_into", "status_before_merge", *act.clocks.set_next_due([]))
    act.record(
        verb="cases.merged", facts={"number": case.number, "into": into.number},
        about=[Concern("case", into.pk, "into"), *act.household()],
    )  # fmt: skip
    act.tell("case.merged", [case.owner_id, into.owner_id], facts={"into": into.number})
    return case


def _call_off_jobs(act: Act) -> None:
    waiting = act.case.jobs.select_for_update(of=("self",)).filter(state=Job.State.SENT)
    for job in waiting:
        deadlines.cancel(kind="job", object_id=job.pk, at=act.at)
    waiting.update(state=Job.State.CANCELLED)


@transaction.atomic
def unmerge(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Take a case out again: it stands where it stood, with new clocks.

    Raises PermissionDenied, IllegalMove, StaleVersion.
    """
    act = Act.on(case_id, actor, at, rules.may_merge, version)
    case = act.case
    if case.status != Status.MERGED:
        raise IllegalMove(f"{case.number}: {case.status}")
    into, before = case.merged_into, Status(case.status_before_merge)
    case.merged_into, case.status_before_merge = None, ""
    case.move_to(Status.IN_HAND if before == Status.OFFERED else before)
    act.clocks.start(act.clocks.limits((FEEDBACK,) if case.status == Status.RESOLVED else CLOCKS))
    act.save("status", "is_open", "merged_into", "status_before_merge", *act.clocks.set_next_due())
    act.record(
        verb="cases.unmerged", facts={"number": case.number, "into": into.number},
        about=[Concern("case", into.pk, "into")],
    )  # fmt: skip
    return case


@transaction.atomic
def group(*, case_ids: Sequence[int], title: str, actor: Actor, at: datetime) -> CaseGroup:
    """Put cases of several households about one matter into a group (群體投訴); into theirs if one has a group.

    Raises PermissionDenied, NotTogether, NoTitle.
    """
    cases = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=case_ids).order_by("pk"))
    if len(cases) < 2 or len({case.office_id for case in cases}) > 1 or any(case.is_about_persons for case in cases):
        raise NotTogether
    found = next((case.group_id for case in cases if case.group_id), None)
    if not found and not title.strip():
        raise NoTitle
    home = CaseGroup.objects.get(pk=found) if found else CaseGroup.objects.create(
        office_id=cases[0].office_id, title=title.strip()[:120], created_at=at
    )  # fmt: skip
    for case_id in [case.pk for case in cases if case.group_id != home.pk]:
        act = Act.on(case_id, actor, at, rules.may_merge)
        act.case.group = home
        act.save("group")
        act.record(verb="cases.grouped", facts={"group": home.pk})
    return home


@transaction.atomic
def ungroup(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Take a case out of its group. Raises PermissionDenied, IllegalMove, StaleVersion."""
    act = Act.on(case_id, actor, at, rules.may_merge, version)
    if act.case.group_id is None:
        raise IllegalMove(f"{act.case.number}: no group")
    left, act.case.group = act.case.group_id, None
    act.save("group")
    act.record(verb="cases.ungrouped", facts={"group": left})
    return act.case


@transaction.atomic
def link(*, case_id: int, other_id: int, actor: Actor, at: datetime) -> Related:
    """Say that two cases belong together; both have it in their history. Twice is once.

    Raises PermissionDenied, NotTogether.
    """
    act = Act.on(case_id, actor, at, rules.may_merge)
    other = Case.objects.select_related("office", "unit").get(pk=other_id)
    if not rules.may_merge(actor, other):
        raise PermissionDenied
    if act.case.pk == other.pk or act.case.is_about_persons != other.is_about_persons:
        raise NotTogether
    first, second = sorted((act.case.pk, other.pk))
    found, is_new = Related.objects.get_or_create(
        case_id=first, other_id=second, defaults={"linked_at": at, "linked_by_id": actor.person_id}
    )
    if is_new:
        act.record(verb="cases.linked", facts={"other": other.number}, about=[Concern("case", other.pk, "other")])
    return found


@transaction.atomic
def unlink(*, case_id: int, other_id: int, actor: Actor, at: datetime) -> None:
    """Take back that two cases belong together. Raises PermissionDenied, IllegalMove."""
    act = Act.on(case_id, actor, at, rules.may_merge)
    first, second = sorted((case_id, other_id))
    found = Related.objects.filter(case_id=first, other_id=second).select_related("case", "other").first()
    if found is None:
        raise IllegalMove(f"{act.case.number}: not linked")
    other = found.other if found.case_id == case_id else found.case
    Related.objects.filter(pk=found.pk).delete()
    act.record(verb="cases.unlinked", facts={"other": other.number}, about=[Concern("case", other.pk, "other")])
