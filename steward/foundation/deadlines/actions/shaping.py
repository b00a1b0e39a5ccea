"""Change the rungs of a ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.foundation.calendar.actions.revising import renew_revision
from steward.foundation.deadlines.models import Ladder, Rung
from steward.foundation.deadlines.rules import may_change_ladder
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline.actions import Concern, record

from .ladders import NoSuchLadder, ladder_of
from .recomputing import ask_recompute

MOST_RUNGS = 20
FIRST_TO_LAST = (Rung.When.BEFORE_SHARE, Rung.When.BEFORE_MINUTES, Rung.When.AFTER_MINUTES)


@dataclass(frozen=True, kw_only=True)
class WantedRung:
    """One rung as somebody wants it; `number` is that of the rung it was, None for a new one."""

    number: int | None = None
    when: str
    amount: int
    basis: str
    audience: str
    urgent: bool = False

    @property
    def order(self) -> tuple[int, int]:
        """Its place: what comes first in time stands first."""
        after = self.when == Rung.When.AFTER_MINUTES
        return (FIRST_TO_LAST.index(Rung.When(self.when)), self.amount if after else -self.amount)


class BadRungs(Exception):
    """A ladder has one rung at least and not too many, and none stands there twice."""

    message: Any = _("A ladder has at least one rung, at most %(n)d, and none twice.")

    def __str__(self) -> str:
        return str(self.message) % {"n": MOST_RUNGS}


@transaction.atomic
def set_ladder(
    *, office: Office | None, code: str, rungs: Sequence[WantedRung], version: int | None, actor: Actor, at: datetime
) -> Ladder:
    """Set the rungs of a ladder; an office that followed the company's gets one of its own.

    Open clocks of that ladder follow within a minute; steps already taken stay taken. `version` is that of the ladder
    that was shown. Raises PermissionDenied, NoSuchLadder, StaleVersion, BadRungs.
    """
    if not may_change_ladder(actor, office):
        raise PermissionDenied
    ladder = _locked(office, code, version)
    wanted = sorted(rungs, key=lambda rung: rung.order)
    if not 1 <= len(wanted) <= MOST_RUNGS or len({(*rung.order, rung.audience) for rung in wanted}) < len(wanted):
        raise BadRungs
    _put(ladder, wanted)
    ladder.version += 1
    ladder.save(update_fields=["last_number", "version"])
    renew_revision()
    record(
        verb="deadlines.ladder_changed", office=office, actor=actor, captured_at=at,
        about=[Concern("ladder", ladder.pk)],
        facts={"rungs": [[rung.when, rung.amount, rung.basis, rung.audience, rung.urgent] for rung in wanted]},
    )  # fmt: skip
    concerned = [office.pk] if office else Office.objects.values_list("pk", flat=True)
    ask_recompute(office_ids=list(concerned), at=at)
    return ladder


@transaction.atomic
def drop_ladder(*, office: Office, code: str, version: int, actor: Actor, at: datetime) -> Ladder:
    """Let an office follow the company's ladder again; clocks that run keep the one that they began with.

    Raises PermissionDenied, NoSuchLadder when the office has none of its own, StaleVersion.
    """
    if not may_change_ladder(actor, office):
        raise PermissionDenied
    own = Ladder.objects.select_for_update(of=("self",)).filter(office=office, code=code, dropped_at=None).first()
    if own is None:
        raise NoSuchLadder(code)
    check_version(own, version)
    own.dropped_at, own.version = at, own.version + 1
    own.save(update_fields=["dropped_at", "version"])
    renew_revision()
    record(
        verb="deadlines.ladder_dropped", office=office, actor=actor, captured_at=at,
        about=[Concern("ladder", own.pk)], facts={"code": code},
    )  # fmt: skip
    return own


def _locked(office: Office | None, code: str, version: int | None) -> Ladder:
    """Return the ladder to change; for an office that has none of its own, a copy of the company's."""
    own = Ladder.objects.select_for_update(of=("self",)).filter(office=office, code=code, dropped_at=None).first()
    if own is not None:
        check_version(own, version)
        return own
    if office is None:
        raise NoSuchLadder(code)
    company = ladder_of(office_id=office.pk, code=code)
    check_version(company, version)
    return Ladder.objects.create(
        office=office, code=code, name=company.name, last_number=company.last_number, version=company.version
    )


def _put(ladder: Ladder, wanted: Sequence[WantedRung]) -> None:
    """Write the rungs; a number that was given stays with its rung and is never given again."""
    known = set(range(1, ladder.last_number + 1))
    used: set[int] = set()
    ladder.rungs.all().delete()
    rows = []
    for position, rung in enumerate(wanted, start=1):
        number = rung.number if rung.number in known - used else None
        if number is None:
            ladder.last_number += 1
            number = ladder.last_number
        used.add(number)
        rows.append(
            Rung(
                ladder=ladder, number=number, position=position, when=rung.when, amount=rung.amount,
                basis=rung.basis, audience=rung.audience, urgent=rung.urgent,
            )
        )  # fmt: skip
    Rung.objects.bulk_create(rows)
