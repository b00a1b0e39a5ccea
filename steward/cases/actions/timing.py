"""Stop a clock with a reason, let it run again, ask for a later date."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Extension, Grade, PauseReason
from steward.cases.queries import FINAL, FIRST_REPLY, PAUSE, TELL
from steward.foundation.approvals import actions as approvals
from steward.foundation.deadlines import actions as deadlines
from steward.foundation.deadlines.models import Deadline
from steward.foundation.identity.actor import Actor
from steward.organisation.models import PostCode

from .act import Act
from .refusals import InThePast, NoText, Refusal

STANDING = (FIRST_REPLY, FINAL)  # progress goes on being told while the others stand still
LEVELS = {Grade.ORDINARY: PostCode.SV, Grade.IMPORTANT: PostCode.OD, Grade.MAJOR: PostCode.DM}
AT_LEAST_TO_TELL = timedelta(hours=1)


class NothingRuns(Refusal):
    """No clock runs that could be stopped or moved."""

    message = _("No clock runs that could be stopped or moved.")


class NotLaterEnough(Refusal):
    """The new date is not after the old one."""

    field = "new_due_at"
    message = _("The new date has to be later than the one that holds.")


class AskedBefore(Refusal):
    """A later date was asked for and waits for its decision."""

    message = _("A later date was asked for and is not decided yet.")


class NobodyDecides(Refusal):
    """Nobody above could grant it."""

    message = _("Nobody above is there to decide it.")


@transaction.atomic
def pause(
    *, case_id: int, reason: PauseReason, until_at: datetime, actor: Actor, at: datetime, note: str = "",
    version: int | None = None,
) -> Case:  # fmt: skip
    """Stop the clocks for the reply and the result until somebody looks again; progress goes on being told.

    Raises PermissionDenied, IllegalMove, StaleVersion, InThePast, NothingRuns.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    act.case.require_open()
    if until_at <= at:
        raise InThePast
    stopped = deadlines.pause(kind="case", object_id=act.case.pk, names=STANDING, reason=reason, actor=actor, at=at)
    if not stopped:
        raise NothingRuns
    act.clocks.start_until(PAUSE, until_at)
    columns = act.clocks.set_next_due()
    act.case.paused_until = until_at
    act.save(*columns)
    act.record(verb="cases.paused", facts={"pause": reason, "until_at": until_at}, said={"text": note.strip()})
    return act.case


@transaction.atomic
def resume(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Let the clocks run again; each is due later by the time that it stood.

    Raises PermissionDenied, IllegalMove, StaleVersion, NothingRuns.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    act.case.require_open()
    if not deadlines.resume(kind="case", object_id=act.case.pk, actor=actor, at=at):
        raise NothingRuns
    act.clocks.meet(PAUSE)
    act.save(*act.clocks.set_next_due())
    act.record(verb="cases.resumed")
    return act.case


def _final_clock(case: Case) -> Deadline:
    found = Deadline.objects.filter(kind="case", object_id=case.pk, name=FINAL, state__in=Deadline.OPEN).first()
    if found is None:
        raise NothingRuns
    return found


@transaction.atomic
def request_extension(
    *, case_id: int, new_due_at: datetime, why: str, actor: Actor, at: datetime, version: int | None = None
) -> Extension:
    """Ask for a later date: of SV for an ordinary case, OD for an important, DM for a major one (2.1).

    The history row is the request's own. Raises PermissionDenied, IllegalMove, StaleVersion, NoText, NothingRuns,
    NotLaterEnough, AskedBefore, NobodyDecides.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    act.case.require_open()
    if not why.strip():
        raise NoText
    clock = _final_clock(act.case)
    holds = clock.due_at or clock.original_due_at
    if new_due_at <= max(at, holds):
        raise NotLaterEnough
    if Extension.objects.filter(case=act.case, state=Extension.State.ASKED).exists():
        raise AskedBefore
    extension = Extension.objects.create(
        case=act.case, cycle=act.case.cycle, reason=why.strip()[:300], old_due_at=holds, new_due_at=new_due_at,
        asked_at=at, asked_by_id=actor.person_id,
    )  # fmt: skip
    act.save("version")
    try:
        approvals.request(
            kind="cases.extension", subject_kind="case", object_id=act.case.pk, office=act.case.office,
            steps=[approvals.Wanted(post=LEVELS[Grade(act.case.grade)])], actor=actor, at=at, why=why.strip(),
            key_of_texts=act.key,
            payload={"extension": extension.pk, "number": act.case.number, "new_due_at": new_due_at.isoformat()},
        )  # fmt: skip
    except approvals.NobodyDecides as nobody:
        raise NobodyDecides from nobody
    return extension


@transaction.atomic
def extension_decided(
    *, subject_id: int, decision: str, actor: Actor, at: datetime, payload: Mapping[str, Any]
) -> None:
    """Move the date that was granted and let it be told to the customer before the old one passes (wire)."""
    act = Act.on(subject_id, actor, at, lambda *_given: True)
    extension = Extension.objects.select_for_update(of=("self",)).get(pk=payload["extension"])
    granted = decision == "approved" and act.case.is_open and extension.cycle == act.case.cycle
    extension.state = Extension.State.GRANTED if granted else Extension.State.REFUSED
    extension.decided_at, extension.decided_by_id = at, actor.person_id
    extension.save(update_fields=["state", "decided_at", "decided_by"])
    if not granted:
        return
    deadlines.extend(deadline_id=_final_clock(act.case).pk, new_due_at=extension.new_due_at, actor=actor, at=at)
    act.clocks.start_until(TELL, max(extension.old_due_at, at + AT_LEAST_TO_TELL))
    act.save(*act.clocks.set_next_due())
    act.record(
        verb="cases.extended",
        facts={"old_due_at": extension.old_due_at, "new_due_at": extension.new_due_at},
    )
    act.tell("case.extended", [act.case.owner_id, extension.asked_by_id], urgent=True)
