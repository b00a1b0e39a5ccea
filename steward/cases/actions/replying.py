"""What the customer is told, and what colleagues tell each other: never to be confused."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Note, Reply, Status
from steward.cases.queries import CHASE
from steward.foundation.files.actions import Upload, attach, facts_of, store
from steward.foundation.files.models import Purpose, StoredFile
from steward.foundation.identity.actor import Actor

from .act import Act
from .refusals import InThePast, NothingSaid, Refusal

CLOCKS_ARE_SLOW = timedelta(minutes=2)


class NotYet(Refusal):
    """Said before the case came, or in the future."""

    field = "said_at"
    message = _("It cannot have been said then.")


@transaction.atomic
def reply(
    *, case_id: int, text: str, purpose: str, way: str, actor: Actor, at: datetime, said_at: datetime | None = None,
    next_promised_at: datetime | None = None, version: int | None = None,
) -> Reply:  # fmt: skip
    """Record what the customer was told: the only words that a resident ever reads (2.1).

    It meets the clocks that wait for it and starts the next one for progress, due when promised.
    Raises PermissionDenied, IllegalMove, StaleVersion, NothingSaid, NotYet, InThePast.
    """
    act = Act.on(case_id, actor, at, rules.may_reply, version)
    act.case.require_open()
    said_at = said_at or at
    if not text.strip():
        raise NothingSaid
    if not act.case.received_at - CLOCKS_ARE_SLOW <= said_at <= at + CLOCKS_ARE_SLOW:
        raise NotYet
    if next_promised_at and next_promised_at <= at:
        raise InThePast
    made = act.add_reply(purpose=purpose, way=way, text=text, said_at=said_at, next_promised_at=next_promised_at)
    columns = {*act.clocks.set_next_due(), "replied_at"}
    if act.case.status == Status.DISPATCHED and act.case.owner_id in rules.stands_for(actor):
        act.case.move_to(Status.IN_HAND)
        columns |= {"status", "is_open"}
    act.save(*columns)
    act.record(
        verb="cases.replied", said={"text": text.strip()}, about=act.household(), captured_at=said_at,
        facts={"purpose": purpose, "way": way, "next_promised_at": next_promised_at},
    )  # fmt: skip
    return made


@transaction.atomic
def add_note(
    *, case_id: int, text: str, actor: Actor, at: datetime, people: Iterable[int] = (), version: int | None = None
) -> Note:
    """Write an internal note, read by colleagues alone; its owner and the persons named are told.

    Raises PermissionDenied, StaleVersion, NothingSaid.
    """
    act = Act.on(case_id, actor, at, rules.may_note, version)
    if not text.strip():
        raise NothingSaid
    note = Note.objects.create(case=act.case, text=text.strip(), written_at=at, written_by_id=actor.person_id)
    if act.case.is_open and act.case.owner_id in rules.stands_for(actor) and act.clocks.meet(CHASE):
        act.save(*act.clocks.set_next_due())
    act.record(verb="cases.noted", said={"text": text.strip()})
    colleagues = {member.person_id for member in act.staff.members}
    act.tell("case.noted", {act.case.owner_id, *(set(people) & colleagues)})
    return note


@transaction.atomic
def hear_customer(
    *, case_id: int, text: str, actor: Actor, at: datetime, uploads: Iterable[Upload] = (), version: int | None = None
) -> Case:
    """Write down what the customer adds, in the customer's own words; the owner is told.

    Raises PermissionDenied, StaleVersion, NothingSaid, UploadRefused.
    """
    act = Act.on(case_id, actor, at, rules.may_hear, version)
    uploads = tuple(uploads)
    if not text.strip() and not uploads:
        raise NothingSaid
    kept = store(
        uploads=uploads, kind="case", object_id=act.case.pk, office=act.case.office, actor=actor, at=at,
        personal_key=act.key,
    )  # fmt: skip
    act.record(verb="cases.customer_added", said={"words": text.strip()}, facts=facts_of(kept), about=act.household())
    act.tell("case.customer_added", [act.case.owner_id])
    return act.case


@transaction.atomic
def add_files(
    *, case_id: int, uploads: Iterable[Upload], actor: Actor, at: datetime, purpose: Purpose = Purpose.PHOTO
) -> list[StoredFile]:
    """Hang photos or papers on a case. Raises PermissionDenied, UploadRefused."""
    act = Act.on(case_id, actor, at, rules.may_note)
    return attach(
        uploads=uploads, kind="case", object_id=act.case.pk, office=act.case.office, actor=actor, at=at,
        purpose=purpose, personal_key=act.key,
    )  # fmt: skip
