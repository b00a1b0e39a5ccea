"""A resident reports something at a place, joins what is reported, or adds a word."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from steward.cases import actions as cases
from steward.cases.actions import Dispatched, Intake
from steward.cases.models import Case, Category, Channel, Kind
from steward.estate.models import Place
from steward.foundation.files.actions import Upload
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.portal import rules
from steward.portal.models import FollowLink, MeToo, Tap

PROOF_DIGITS = 4


class NothingSaid(Exception):
    """Neither a word nor a photo nor a tile was given."""


class TooMany(Exception):
    """This phone reported too often in the last minutes; others go on as before."""


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """What a resident sends."""

    place: Place
    text: str
    phone: str = ""
    name: str = ""
    category: Category | None = None
    uploads: Sequence[Upload] = ()


@dataclass(frozen=True, kw_only=True)
class Followed:
    """The case, and what only its reporter gets: the address's token and, without a telephone, a code."""

    case: Case
    token: str
    code: str


@transaction.atomic
def report(*, ticket: Ticket, device: str, network: str, actor: Actor, at: datetime) -> Followed:
    """Register what a resident reports and return the way to follow it. Raises NothingSaid, TooMany."""
    text = ticket.text.strip()
    if not text and not ticket.uploads and ticket.category is None:
        raise NothingSaid
    _count(device, network, at)
    words = text or (ticket.category.name if ticket.category else ticket.place.name)
    case = cases.register(
        intake=Intake(
            office=ticket.place.office, kind=Kind.HELP, channel=Channel.PORTAL, description=words,
            category=ticket.category, place=ticket.place, contact_name=ticket.name, contact_phone=ticket.phone,
            is_anonymous=not (ticket.phone or ticket.name), uploads=tuple(ticket.uploads), way_out=Dispatched(),
        ),
        actor=actor, at=at,
    )  # fmt: skip
    return _follow(case, ticket.phone, at)


def _follow(case: Case, phone: str, at: datetime) -> Followed:
    digits = "".join(ch for ch in phone if ch.isdigit())
    by_phone = len(digits) >= PROOF_DIGITS
    code = "" if by_phone else f"{secrets.randbelow(10**PROOF_DIGITS):0{PROOF_DIGITS}d}"
    token = secrets.token_urlsafe(24)
    FollowLink.objects.create(
        case=case, token_hash=rules.digest(token), proof_is_phone=by_phone, created_at=at,
        proof_hash=rules.digest("proof", digits[-PROOF_DIGITS:] if by_phone else code),
        expires_at=at + rules.LINK_LIFE,
    )  # fmt: skip
    return Followed(case=case, token=token, code=code)


def _count(device: str, network: str, at: datetime) -> None:
    """Count this report against the phone and the network. Raises TooMany for the one that sends too many."""
    window = int(at.timestamp() // rules.WINDOW.total_seconds())
    for name, limit in ((f"device:{device}", rules.PHONE_LIMIT), (f"network:{network}", rules.NETWORK_LIMIT)):
        tap, _new = Tap.objects.get_or_create(source=rules.digest(name), window=window)
        Tap.objects.filter(pk=tap.pk).update(count=F("count") + 1)
        if tap.count >= limit:
            raise TooMany


@transaction.atomic
def me_too(*, case_id: int, device: str, actor: Actor, at: datetime) -> int:
    """Record that another phone met the same; returns how many by now. Only for what is shown at the place."""
    case = Case.objects.select_related("office").get(pk=case_id, is_open=True)
    if not rules.is_shown_publicly(case):
        raise Case.DoesNotExist
    _row, new = MeToo.objects.get_or_create(case=case, device=rules.digest(device), defaults={"at": at})
    count = case.me_too.count()
    if new:
        timeline.record(
            verb="cases.met_by_another", office=case.office, actor=actor, captured_at=at,
            about=[Concern("case", case.pk)], facts={"number": case.number, "count": count},
        )  # fmt: skip
    return count


@transaction.atomic
def say_more(*, link: FollowLink, text: str, uploads: Sequence[Upload], actor: Actor, at: datetime) -> None:
    """Add the reporter's further words to the case; the owner is told. Raises NothingSaid."""
    if not text.strip() and not uploads:
        raise NothingSaid
    cases.hear_customer(case_id=link.case_id, text=text.strip(), uploads=tuple(uploads), actor=actor, at=at)


def sweep_taps(*, actor: Actor, at: datetime) -> int:
    """Forget the counts of windows that have passed; returns how many."""
    keep = int((at - timedelta(days=1)).timestamp() // rules.WINDOW.total_seconds())
    return Tap.objects.filter(window__lt=keep).delete()[0]
