"""Everything that one person has in hand goes to another, when the person leaves or falls ill."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max, Q
from django.utils.module_loading import import_string

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.notices.actions import tell
from steward.foundation.timeline.actions import Concern, record
from steward.foundation.timeline.models import About, Event
from steward.organisation import rules
from steward.organisation.models import Area, AreaAssignment, Shift
from steward.organisation.queries import posts_at

from .refusals import NotOfThisOffice, SamePerson


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """What went over: domain -> how many; `records` are (kind, id) of what a rehearsal would have moved."""

    counts: dict[str, int]
    records: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> int:
        """How many pieces of work in all."""
        return sum(self.counts.values())


@transaction.atomic
def hand_over(*, person_id: int, to_person_id: int, office_id: int, actor: Actor, at: datetime) -> HandedOver:
    """Hand everything that a person has in hand in this office to another, domain by domain (wire HAND_OVER).

    All or nothing. Raises PermissionDenied, SamePerson, and NotOfThisOffice when the other works elsewhere.
    """
    _check(person_id, to_person_id, office_id, actor, at)
    counts = _carry_out(person_id, to_person_id, office_id, actor, at)
    office = Office.objects.get(pk=office_id)
    record(
        verb="organisation.handed_over", office=office, actor=actor, captured_at=at,
        about=[Concern("person", person_id), Concern("person", to_person_id, "taker")],
        facts={"taker_person": to_person_id, "giver_person": person_id, "n": sum(counts.values()), "counts": counts},
    )  # fmt: skip
    if sum(counts.values()):
        tell(
            people=[to_person_id], code="organisation.work_taken", kind="person", object_id=person_id,
            once=f"hand over {person_id} {at.isoformat()}", at=at, office=office, urgent=True,
            facts={"giver_person": person_id, "n": sum(counts.values())},
        )  # fmt: skip
    return HandedOver(counts=counts)


class _Undone(Exception):
    """Raised to undo a rehearsal."""


def rehearse_hand_over(*, person_id: int, to_person_id: int, office_id: int, actor: Actor, at: datetime) -> HandedOver:
    """Return what `hand_over` would move, and move nothing: it is carried out and undone. Raises the same."""
    counts: dict[str, int] = {}
    records: tuple[tuple[str, int], ...] = ()
    try:
        with transaction.atomic():
            _check(person_id, to_person_id, office_id, actor, at)
            last = Event.objects.aggregate(last=Max("pk"))["last"] or 0
            counts = _carry_out(person_id, to_person_id, office_id, actor, at)
            records = _written_since(last, actor, at)
            raise _Undone
    except _Undone:
        return HandedOver(counts=counts, records=records)


def _written_since(last: int, actor: Actor, at: datetime) -> tuple[tuple[str, int], ...]:
    """Return of which records the history was written in this rehearsal, before it is undone."""
    events = Event.objects.filter(pk__gt=last, actor_id=actor.person_id, captured_at=at).values("pk")
    rows = About.objects.filter(event__in=events, role="subject").order_by("kind", "object_id")
    return tuple(dict.fromkeys(rows.values_list("kind", "object_id")))


def _check(person_id: int, to_person_id: int, office_id: int, actor: Actor, at: datetime) -> None:
    if not rules.may(actor, "hand_over", "carry_out", office_id):
        raise PermissionDenied
    if person_id == to_person_id:
        raise SamePerson
    if not any(post.office_id in (office_id, None) for post in posts_at(to_person_id, at)):
        refusal = NotOfThisOffice()
        refusal.field = "to"
        raise refusal


def _carry_out(person_id: int, to_person_id: int, office_id: int, actor: Actor, at: datetime) -> dict[str, int]:
    counts: dict[str, int] = {}
    for path in settings.HAND_OVER:
        domain = path.split(".")[1]
        moved = import_string(path)(
            person_id=person_id, to_person_id=to_person_id, office_id=office_id, actor=actor, at=at
        )
        counts[domain] = counts.get(domain, 0) + moved
    return counts


def hand_over_areas_and_shifts(
    *, person_id: int, to_person_id: int, office_id: int, actor: Actor, at: datetime
) -> int:
    """Let another answer for a person's areas and stand that person's coming shifts; the organisation's own share."""
    office = Office.objects.get(pk=office_id)
    day = at.astimezone(office.zone).date()
    moved = 0
    mine = AreaAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day), person_id=person_id, area__office_id=office_id
    )
    for area in Area.objects.select_for_update(of=("self",)).filter(pk__in=mine.values("area_id")):
        for row in AreaAssignment.objects.filter(
            Q(until_on=None) | Q(until_on__gt=day), person_id=person_id, area=area
        ):
            _give_area(row, to_person_id, day)
        area.version += 1
        area.save(update_fields=["version"])
        record(
            verb="organisation.area_handed_over", office=office, actor=actor, captured_at=at,
            about=[Concern("area", area.pk), Concern("person", to_person_id, "answers")],
            facts={"giver_person": person_id, "taker_person": to_person_id, "from_on": day},
        )  # fmt: skip
        moved += 1
    return moved + _give_shifts(person_id, to_person_id, office, actor, at)


def _give_area(row: AreaAssignment, to_person_id: int, day) -> None:
    """End an assignment today and begin it anew with the taker, who keeps only one part in an area."""
    until_on = row.until_on
    if row.from_on >= day:
        row.delete()
    else:
        row.until_on = day
        row.save(update_fields=["until_on"])
    there = AreaAssignment.objects.filter(
        Q(until_on=None) | Q(until_on__gt=day), area_id=row.area_id, person_id=to_person_id
    )
    if not row.is_deputy:
        there.filter(is_deputy=True, from_on__lt=day).update(until_on=day)
        there.filter(is_deputy=True, from_on__gte=day).delete()
    if not there.exists():
        AreaAssignment.objects.create(
            area_id=row.area_id, person_id=to_person_id, is_deputy=row.is_deputy, from_on=max(day, row.from_on),
            until_on=until_on,
        )  # fmt: skip


def _give_shifts(person_id: int, to_person_id: int, office: Office, actor: Actor, at: datetime) -> int:
    moved = 0
    for shift in Shift.objects.select_for_update(of=("self",)).filter(
        person_id=person_id, office=office, until_at__gt=at
    ):
        shift_id = shift.pk
        busy = Shift.objects.filter(
            office=office, department_id=shift.department_id, person_id=to_person_id, from_at__lt=shift.until_at,
            until_at__gt=shift.from_at,
        )  # fmt: skip
        if busy.exists():
            shift.delete()
        elif shift.from_at < at:
            until_at, shift.until_at = shift.until_at, at
            shift.save(update_fields=["until_at"])
            Shift.objects.create(
                office=office, department_id=shift.department_id, person_id=to_person_id, from_at=at, until_at=until_at,
                note=shift.note,
            )  # fmt: skip
        else:
            shift.person_id = to_person_id
            shift.version += 1
            shift.save(update_fields=["person", "version"])
        record(
            verb="organisation.shift_changed", office=office, actor=actor, captured_at=at,
            about=[Concern("shift", shift_id), Concern("person", to_person_id, "on_duty")],
            facts={"duty_person": to_person_id, "from_at": shift.from_at, "until_at": shift.until_at},
        )  # fmt: skip
        moved += 1
    return moved
