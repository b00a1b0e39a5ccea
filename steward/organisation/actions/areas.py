"""Areas of property assistants: what they cover and who answers for them, from a day on."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Area, AreaAssignment, AreaPart
from steward.organisation.queries import posts_at
from steward.organisation.queries.areas import holds_on
from steward.organisation.queries.finding import findable_part

from .refusals import NotOfThisOffice
from .writing import save_changes

Part = tuple[str, int]  # kind and id of a building, floor or unit


@transaction.atomic
def create_area(*, office_id: int, name: str, actor: Actor, at: datetime) -> Area:
    """Create an area of an office. Raises PermissionDenied."""
    rules.require(actor, "area", "create", office_id)
    area = Area.objects.create(office=Office.objects.get(pk=office_id), name=name)
    search.put_all(records=[findable_part(area, at)], are_new=True)
    _write("organisation.area_created", area, actor, at, {"name": name})
    return area


@transaction.atomic
def rename_area(*, area_id: int, version: int, name: str, actor: Actor, at: datetime) -> Area:
    """Give an area another name. Raises PermissionDenied and StaleVersion."""
    area = _locked(area_id, version, "change", actor)
    save_changes(
        row=area,
        wanted={"name": name},
        verb="organisation.area_changed",
        kind="area",
        office=area.office,
        actor=actor,
        at=at,
    )
    return area


@transaction.atomic
def close_area(*, area_id: int, version: int, on: date, actor: Actor, at: datetime) -> Area:
    """Close an area: from this day on it covers nothing and nobody answers for it. Raises PermissionDenied and StaleVersion."""
    area = _locked(area_id, version, "close", actor)
    _end(AreaPart.objects.filter(area=area), on)
    _end(AreaAssignment.objects.filter(area=area), on)
    save_changes(
        row=area,
        wanted={"is_active": False},
        verb="organisation.area_closed",
        kind="area",
        office=area.office,
        actor=actor,
        at=at,
    )
    return area


@transaction.atomic
def set_parts(*, area_id: int, version: int, parts: Iterable[Part], on: date, actor: Actor, at: datetime) -> Area:
    """Let an area cover exactly these buildings, floors and units from a day on.

    A part that another area of the office covers moves over: it ends there on the same day, and that area's history
    says so. Raises PermissionDenied and StaleVersion.
    """
    area = _locked(area_id, version, "change", actor)
    wanted = set(parts)
    rows = AreaPart.objects.filter(Q(until_on=None) | Q(until_on__gt=on), area=area)
    present = {(row.kind, row.object_id) for row in rows if row.from_on <= on}
    gone, new = present - wanted, wanted - present
    _end(rows.filter(_any_of(gone)) if gone else rows.none(), on)
    rows.filter(from_on__gt=on).delete()
    if new:
        _take_from_others(area, new, on, actor, at)
        AreaPart.objects.bulk_create(
            AreaPart(area=area, kind=kind, object_id=pk, from_on=on) for kind, pk in sorted(new)
        )
    if gone or new:
        area.version += 1
        area.save(update_fields=["version"])
        facts = {"on": on, "added": sorted(map(list, new)), "removed": sorted(map(list, gone)), "from_on": on}
        _write("organisation.area_parts_set", area, actor, at, facts | {"parts": len(wanted)})
    return area


@transaction.atomic
def assign_area(
    *, area_id: int, version: int, person_id: int | None, deputy_id: int | None, on: date, actor: Actor, at: datetime
) -> Area:
    """Let a person answer for an area from a day on, with a deputy; either may be None.

    Raises PermissionDenied, StaleVersion, and NotOfThisOffice for somebody who holds no post there.
    """
    area = _locked(area_id, version, "assign", actor)
    for someone, field in ((person_id, "person"), (deputy_id, "deputy")):
        if someone is not None and not any(m.office_id == area.office_id for m in posts_at(someone, at)):
            refusal = NotOfThisOffice()
            refusal.field = field
            raise refusal
    rows = AreaAssignment.objects.filter(Q(until_on=None) | Q(until_on__gt=on), area=area)
    wanted = {(person_id, False), (deputy_id, True)} - {(None, False), (None, True)}
    present = {(row.person_id, row.is_deputy) for row in rows if row.from_on <= on}
    if wanted == present:
        return area
    for someone, is_deputy in present - wanted:
        _end(rows.filter(person_id=someone, is_deputy=is_deputy), on)
    rows.filter(from_on__gt=on).delete()
    AreaAssignment.objects.bulk_create(
        AreaAssignment(area=area, person_id=someone, is_deputy=is_deputy, from_on=on)
        for someone, is_deputy in sorted(wanted - present)
    )
    area.version += 1
    area.save(update_fields=["version"])
    people = {someone for someone, _is_deputy in wanted ^ present}
    facts = {"from_on": on, "answers_person": person_id, "deputy_person": deputy_id}
    _write("organisation.area_assigned", area, actor, at, facts, people)
    return area


def _locked(area_id: int, version: int, action: str, actor: Actor) -> Area:
    area = Area.objects.select_for_update(of=("self",)).select_related("office").get(pk=area_id)
    rules.require(actor, "area", action, area.office_id)
    check_version(area, version)
    return area


def _end(rows, on: date) -> None:
    """End dated rows on a day; those that would end before they began are taken away."""
    still = rows.filter(Q(until_on=None) | Q(until_on__gt=on))
    still.filter(from_on__gte=on).delete()
    still.filter(from_on__lt=on).update(until_on=on)


def _any_of(parts: Iterable[Part]) -> Q:
    found = Q(pk__in=())
    for kind, object_id in parts:
        found |= Q(kind=kind, object_id=object_id)
    return found


def _take_from_others(area: Area, parts: set[Part], on: date, actor: Actor, at: datetime) -> None:
    others = AreaPart.objects.filter(_any_of(parts), holds_on(on), area__office_id=area.office_id).exclude(area=area)
    moved: dict[int, list[Part]] = {}
    for row in others.select_related("area"):
        moved.setdefault(row.area_id, []).append((row.kind, row.object_id))
    for other in Area.objects.select_for_update(of=("self",)).select_related("office").filter(pk__in=moved):
        _end(AreaPart.objects.filter(_any_of(moved[other.pk]), area=other), on)
        other.version += 1
        other.save(update_fields=["version"])
        facts = {"from_on": on, "removed": sorted(map(list, moved[other.pk])), "to": area.name}
        _write("organisation.area_parts_moved", other, actor, at, facts)


def _write(verb: str, area: Area, actor: Actor, at: datetime, facts: dict, people: Iterable[int] = ()) -> None:
    record(
        verb=verb, office=area.office, actor=actor, captured_at=at,
        about=[Concern("area", area.pk), *(Concern("person", person, "answers") for person in sorted(people))],
        facts={name: value for name, value in facts.items() if value is not None},
    )  # fmt: skip
