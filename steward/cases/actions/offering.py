"""Hand over between departments, offices and persons: offered, then accepted or returned, never lost between (B10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases import rules
from steward.cases.models import Case, Handover, IllegalMove, Status
from steward.cases.queries import CLOCKS, heir_of
from steward.cases.queries.offers import outside_asked
from steward.foundation.files import actions as files
from steward.foundation.files.actions import Upload
from steward.foundation.identity.actor import Actor, system
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.organisation.actions import create_link, revoke_links
from steward.organisation.models import Department, OutsideLink, PostCode
from steward.organisation.queries import staffing

from .act import Act
from .refusals import InThePast, NotAColleague, NoText, NothingSaid, Refusal

TAKES_OFFERS = (PostCode.SV, PostCode.SD, PostCode.DA, PostCode.OD)
A_LINK_LIVES = timedelta(days=60)


class NobodyOffered(Refusal):
    """Handed over to nobody, or to where it is already."""

    field = "target"
    message = _("Choose the department, the office or the colleague who is to take it.")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A handover, and for an outside department the token of its link, which is shown once."""

    handover: Handover
    token: str = ""


@transaction.atomic
def hand_over(
    *, case_id: int, why: str, actor: Actor, at: datetime, office_id: int | None = None,
    department_id: int | None = None, person_id: int | None = None, due_at: datetime | None = None,
    version: int | None = None,
) -> Offered:  # fmt: skip
    """Offer a case to an office, a department or a colleague; the giver owns it until it is accepted.

    An outside department gets a link instead of a notice. Raises PermissionDenied, IllegalMove, StaleVersion, NoText,
    NobodyOffered, NotAColleague, InThePast.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    if not why.strip():
        raise NoText
    if due_at and due_at <= at:
        raise InThePast
    department = Department.objects.filter(pk=department_id, is_active=True).first() if department_id else None
    _check_target(act, office_id, department, person_id)
    if act.case.handovers.filter(state=Handover.State.OFFERED).exists():
        raise IllegalMove(f"{act.case.number}: offered")
    handover = Handover.objects.create(
        case=act.case, from_person_id=act.case.owner_id, to_office_id=office_id, to_department=department,
        to_person_id=person_id, reason=why.strip()[:300], due_at=due_at, offered_at=at,
    )  # fmt: skip
    is_outside = department is not None and department.is_outside
    if is_outside:
        act.case.require_open()
    else:
        act.case.move_to(Status.OFFERED)
    act.save("status", "is_open")
    act.record(verb="cases.offered", facts=_target_facts(handover), said={"text": why.strip()})
    if is_outside:
        return Offered(handover=handover, token=_new_link(act, department.pk))
    act.tell("case.offered", _takers(act, handover), urgent=due_at is not None)
    return Offered(handover=handover)


def _new_link(act: Act, department_id: int) -> str:
    """Return the token of a new link for an outside department; every older one ends."""
    revoke_links(kind="case", object_id=act.case.pk, department_id=department_id, actor=act.actor, at=act.at)
    _link, token = create_link(
        department_id=department_id, kind="case", object_id=act.case.pk, expires_at=act.at + A_LINK_LIVES,
        actor=act.actor, at=act.at,
    )  # fmt: skip
    return token


@transaction.atomic
def renew_link(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Offered:
    """Make a new link for the outside department that was asked, because the old one was lost or has ended.

    Raises PermissionDenied, StaleVersion, IllegalMove when none is asked.
    """
    act = Act.on(case_id, actor, at, rules.may_work, version)
    act.case.require_open()
    asked = outside_asked(act.case)
    if asked is None:
        raise IllegalMove(f"{act.case.number}: nobody outside is asked")
    return Offered(handover=asked.offer, token=_new_link(act, asked.offer.to_department_id))


def _check_target(act: Act, office_id: int | None, department: Department | None, person_id: int | None) -> None:
    if sum(thing is not None for thing in (office_id, department, person_id)) != 1 or office_id == act.case.office_id:
        raise NobodyOffered
    if person_id and (person_id in act.barred or person_id not in {m.person_id for m in act.staff.members}):
        raise NotAColleague
    if person_id == act.case.owner_id and person_id is not None:
        raise NobodyOffered


def _target_facts(handover: Handover) -> dict:
    department, office, person = handover.to_department, handover.to_office, handover.to_person
    return {
        "target": department.name if department else (office.short_name if office else person.name),
        "handover": handover.pk, "due_at": handover.due_at,
    }  # fmt: skip


def _takers(act: Act, handover: Handover) -> list[int]:
    if handover.to_person_id:
        return [handover.to_person_id]
    if handover.to_department_id:
        people = [m for m in act.staff.members if m.department_id == handover.to_department_id]
        return [m.person_id for m in people if m.is_lead] or [m.person_id for m in people]
    there = staffing(handover.to_office_id, act.at)
    return list(next((people for post in TAKES_OFFERS if (people := there.holders(post))), ()))


def _open_offer(handover_id: int, actor: Actor, at: datetime, version: int | None) -> tuple[Handover, Act]:
    """Lock an offer and its case, the case first. Raises PermissionDenied, IllegalMove, StaleVersion."""
    case_id = Handover.objects.values_list("case_id", flat=True).get(pk=handover_id)
    act = Act.on(case_id, actor, at, lambda *_given: True)
    handover = Handover.objects.select_for_update(of=("self",)).select_related("to_office").get(pk=handover_id)
    if not rules.may_answer(actor, handover) or actor.person_id in act.barred:
        raise PermissionDenied
    if version is not None:
        check_version(handover, version)
    if handover.state != Handover.State.OFFERED:
        raise IllegalMove(f"{act.case.number}: {handover.state}")
    return handover, act


def _close_offer(handover: Handover, state: Handover.State, actor: Actor, at: datetime, answer: str = "") -> None:
    handover.state, handover.answered_at, handover.answered_by_id = state, at, actor.person_id
    handover.answer = answer
    handover.version += 1
    handover.save(update_fields=["state", "answered_at", "answered_by", "answer", "version"])


@transaction.atomic
def accept_offer(*, handover_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Accept what is offered: the actor owns it; another office takes the whole case and its own clocks start.

    Raises PermissionDenied, IllegalMove, StaleVersion.
    """
    handover, act = _open_offer(handover_id, actor, at, version)
    _close_offer(handover, Handover.State.ACCEPTED, actor, at)
    giver = act.case.owner_id
    columns = {"status", "is_open", "owner", "owner_since", "department"}
    act.case.move_to(Status.IN_HAND)
    if handover.to_office_id:
        columns |= {"office", *_move_to_office(act, handover.to_office)}
    act.case.department_id = handover.to_department_id or act.case.department_id
    act.set_owner(_new_owner(act, handover, actor))
    act.save(*columns)
    act.record(verb="cases.offer_accepted", facts={"giver_person": giver, "handover": handover.pk})
    act.tell("case.offer_answered", [giver, handover.from_person_id])
    return act.case


def _new_owner(act: Act, handover: Handover, actor: Actor) -> int:
    """Return who owns it now: whoever accepted; an important one goes to the director's assistant of the new office."""
    heir = heir_of(act.case, act.staff, act.barred, act.at) if handover.to_office_id else None
    is_grave = act.case.grade > 1
    return (heir if is_grave else None) or actor.person_id or heir


def _move_to_office(act: Act, office: Office) -> tuple[str, ...]:
    """Move the case and its clocks to another office."""
    act.clocks.cancel()
    act.case.office = office
    act.__dict__.pop("staff", None)
    act.clocks.start(act.clocks.limits(CLOCKS))
    act.put_into_search()
    return act.clocks.set_next_due()


@transaction.atomic
def return_offer(*, handover_id: int, why: str, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Send back what is offered, with the reason; its giver has it in hand again.

    Raises PermissionDenied, IllegalMove, StaleVersion, NoText.
    """
    handover, act = _open_offer(handover_id, actor, at, version)
    if not why.strip():
        raise NoText
    _close_offer(handover, Handover.State.RETURNED, actor, at, why.strip())
    act.case.move_to(Status.IN_HAND)
    act.save("status", "is_open")
    act.record(
        verb="cases.offer_returned", said={"text": why.strip()},
        facts={"giver_person": act.case.owner_id, "handover": handover.pk},
    )  # fmt: skip
    act.tell("case.offer_answered", [act.case.owner_id], urgent=True)
    return act.case


@transaction.atomic
def withdraw_offer(*, case_id: int, actor: Actor, at: datetime, version: int | None = None) -> Case:
    """Take back an offer that nobody has answered. Raises PermissionDenied, IllegalMove, StaleVersion."""
    act = Act.on(case_id, actor, at, rules.may_work, version)
    handover = act.case.handovers.select_for_update(of=("self",)).filter(state=Handover.State.OFFERED).first()
    if handover is None:
        raise IllegalMove(f"{act.case.number}: not offered")
    _close_offer(handover, Handover.State.WITHDRAWN, actor, at)
    revoke_links(kind="case", object_id=case_id, actor=actor, at=at)
    if act.case.status == Status.OFFERED:
        act.case.move_to(Status.IN_HAND)
    act.save("status", "is_open")
    act.record(verb="cases.offer_withdrawn", facts={"handover": handover.pk})
    return act.case


def _write_later(handover: Handover, name: str, text: str, at: datetime) -> None:
    """Let the newest answer stand with the handover; what was said before is in the history."""
    handover.answered_by_outsider, handover.answer = name.strip()[:60], text.strip()
    if handover.state != Handover.State.OFFERED:
        handover.answered_at = at
    handover.version += 1
    handover.save(update_fields=["answered_by_outsider", "answer", "answered_at", "version"])


@transaction.atomic
def answer_from_outside(
    *, link: OutsideLink, name: str, text: str, accepts: bool | None, at: datetime, actor: Actor | None = None,
    uploads: Iterable[Upload] = (),
) -> Handover:  # fmt: skip
    """Record what an outside department answers through its link: it takes the work, returns it, or only writes.

    Raises IllegalMove when the matter no longer waits for it, NothingSaid, UploadRefused.
    """
    actor = actor or system("link")
    act = Act.on(link.object_id, actor, at, lambda *_given: True)
    act.case.require_open()
    handover = act.case.handovers.filter(to_department_id=link.department_id).order_by("-pk").first()
    if handover is None or handover.state in (Handover.State.RETURNED, Handover.State.WITHDRAWN):
        raise IllegalMove(f"{act.case.number}: not asked")
    if not text.strip() or not name.strip():
        raise NothingSaid
    if accepts is not None and handover.state == Handover.State.OFFERED:
        handover.answered_by_outsider = name.strip()[:60]
        handover.save(update_fields=["answered_by_outsider"])
        state = Handover.State.ACCEPTED if accepts else Handover.State.RETURNED
        _close_offer(handover, state, actor, at, text.strip())
    else:
        _write_later(handover, name, text, at)
    kept = files.store(
        uploads=uploads, kind="case", object_id=act.case.pk, office=act.case.office, actor=actor, at=at,
        personal_key=act.key,
    )  # fmt: skip
    facts = {"outsider": link.department.name, "accepts": accepts, "handover": handover.pk} | files.facts_of(kept)
    act.record(verb="cases.outside_answered", facts=facts, said={"text": text.strip(), "name": name.strip()})
    act.tell("case.outside_answered", [act.case.owner_id], facts={"outsider": link.department.name})
    return handover
