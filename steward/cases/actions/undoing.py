"""Take back what one has just done with a case: by new rows, and only while nothing was changed since."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Status
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import Actor
from steward.foundation.notices import actions as notices
from steward.foundation.timeline.models import Event
from steward.foundation.timeline.queries import last_act

from .act import Act
from .merging import unmerge
from .refusals import NotAColleague, Refusal

WITHIN = timedelta(minutes=15)
AT_LEAST = timedelta(minutes=1)  # what a clock that ran out meanwhile still gets


class ChangedSince(Refusal):
    """Somebody did something with it after the act, or the act is too long ago."""

    message = _("It was changed since, or it is too long ago to be taken back.")


class VisitSettled(Refusal):
    """The return visit was settled together with the closing."""

    message = _("Its return visit was settled with the closing. Open it again instead.")


def _on(case_id: int, verb: str, actor: Actor, at: datetime) -> tuple[Act, Event]:
    """Lock the case and return it with the actor's own act, the last of all. Raises PermissionDenied, ChangedSince."""
    act = Act.on(case_id, actor, at, rules.sees)
    event = last_act("case", case_id, domain="cases")
    if event is None or event.verb != verb or event.received_at < at - WITHIN:
        raise ChangedSince
    if event.actor_id is None or event.actor_id != actor.person_id:
        raise PermissionDenied
    return act, event


@transaction.atomic
def undo_assign(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """Give a case back to whom one has just taken it from. Raises PermissionDenied, ChangedSince, NotAColleague."""
    act, event = _on(case_id, "cases.assigned", actor, at)
    given_to, before = act.case.owner_id, event.facts.get("from_person")
    here = {member.person_id for member in act.staff.members}
    if before is None or before not in here or before in act.barred:
        raise NotAColleague
    act.set_owner(before)
    status = Status(event.facts.get("from_status") or act.case.status)
    if status != act.case.status:
        act.case.move_to(status)
    act.save("owner", "owner_since", "status", "is_open")
    act.record(verb="cases.assign_undone", facts={"owner_person": before, "from_person": given_to}, voids=event.pk)
    notices.withdraw(kind="case", object_id=case_id, at=at, people=[given_to, before])
    act.tell("case.assigned", [before])
    return act.case


@transaction.atomic
def undo_close(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """Open a case again that one has just closed: it stands as before, its clocks run to the dates they had.

    Raises PermissionDenied, ChangedSince, VisitSettled.
    """
    act, event = _on(case_id, "cases.closed", actor, at)
    case, before = act.case, Status(event.facts.get("from_status") or Status.RESOLVED)
    if before == Status.RESOLVED:
        raise VisitSettled
    case.clear_closing()
    case.move_to(before)
    _let_run(act, event.facts.get("clocks", []))
    act.save(
        "status", "is_open", "closed_at", "closed_by", "close_code", "close_reason", "satisfaction", "feedback_at",
        *act.clocks.set_next_due(),
    )  # fmt: skip
    act.record(verb="cases.close_undone", voids=event.pk, about=act.household())
    return case


def _let_run(act: Act, ids: list[int]) -> None:
    """Start the clocks anew that the closing called off, to the very dates that they had."""
    stopped = Deadline.objects.filter(pk__in=ids, kind="case", object_id=act.case.pk).select_related("ladder")
    deadlines.restart(
        [
            deadlines.Start(
                office=act.case.office, kind="case", object_id=act.case.pk, name=row.name, basis=row.basis,
                limit_minutes=row.limit_minutes, ladder_code=row.ladder.code, promised_at=row.promised_at,
                due_at=max(row.due_at, act.at + AT_LEAST),
            )
            for row in stopped.order_by("pk")
        ],
        at=act.at,
    )  # fmt: skip


@transaction.atomic
def undo_merge(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """Take a case out again that one has just merged. Raises PermissionDenied, ChangedSince, IllegalMove."""
    _on(case_id, "cases.merged", actor, at)
    return unmerge(case_id=case_id, actor=actor, at=at)


UNDO: dict[str, Callable[..., Case]] = {"assign": undo_assign, "close": undo_close, "merge": undo_merge}
