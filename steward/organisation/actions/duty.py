"""The roster: who is on duty when, and where work goes out of hours."""

from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Department, OutOfHoursRoute, Shift
from steward.organisation.queries import departments_led_by, posts_at

from .refusals import ElsewhereDepartment, EndsBeforeItBegins, NotOfThisOffice, OnDutyAlready, ShiftIsOver

A_WEEK = timedelta(days=7)


@transaction.atomic
def put_on_duty(
    *, office_id: int, department_id: int | None, person_id: int, from_at: datetime, until_at: datetime, actor: Actor,
    at: datetime, note: str = "",
) -> Shift:  # fmt: skip
    """Put a person on duty for a department (for the whole office when None) between two instants.

    Raises PermissionDenied, EndsBeforeItBegins, ElsewhereDepartment, NotOfThisOffice and OnDutyAlready.
    """
    _require(actor, office_id, department_id, at)
    _check(office_id, department_id, person_id, from_at, until_at)
    row = Shift.objects.create(
        office_id=office_id, department_id=department_id, person_id=person_id, from_at=from_at, until_at=until_at,
        note=note,
    )  # fmt: skip
    _write("organisation.shift_set", row, actor, at)
    return row


@transaction.atomic
def change_shift(
    *, shift_id: int, version: int, person_id: int, from_at: datetime, until_at: datetime, actor: Actor, at: datetime,
    note: str = "",
) -> Shift:  # fmt: skip
    """Change who is on duty or when. A shift that is over stays. Raises what `put_on_duty` raises, and ShiftIsOver."""
    row = _locked(shift_id, version, actor, at)
    _check(row.office_id, row.department_id, person_id, from_at, until_at, but=row.pk)
    wanted = {"person_id": person_id, "from_at": from_at, "until_at": until_at, "note": note}
    before = row.person_id
    if rules.changed(row, wanted):
        row.version += 1
        row.save(update_fields=["person", "from_at", "until_at", "note", "version"])
        _write("organisation.shift_changed", row, actor, at, before=before)
    return row


@transaction.atomic
def take_off_duty(*, shift_id: int, version: int, actor: Actor, at: datetime) -> None:
    """Take a shift out of the roster; one that has begun ends now. Raises PermissionDenied, StaleVersion, ShiftIsOver."""
    row = _locked(shift_id, version, actor, at)
    if row.from_at < at:
        row.until_at = at
        row.version += 1
        row.save(update_fields=["until_at", "version"])
        _write("organisation.shift_changed", row, actor, at)
        return
    _write("organisation.shift_removed", row, actor, at)
    row.delete()


@transaction.atomic
def stay_on_duty(*, shift_id: int, until_at: datetime, actor: Actor, at: datetime) -> Shift:
    """Prolong the shift of somebody whom nobody relieved.

    Called by rosters, which have asked whether the actor may. A shift that lasts longer anyhow stays as it is.
    """
    row = Shift.objects.select_for_update(of=("self",)).select_related("office").get(pk=shift_id)
    if row.until_at < until_at:
        _end(row, until_at, actor, at)
    return row


@transaction.atomic
def go_off_duty(*, shift_id: int, actor: Actor, at: datetime) -> Shift:
    """End the shift of somebody who was relieved before it was over; called by rosters, which have asked for the right."""
    row = Shift.objects.select_for_update(of=("self",)).select_related("office").get(pk=shift_id)
    if row.from_at < at < row.until_at:
        _end(row, at, actor, at)
    return row


def _end(row: Shift, until_at: datetime, actor: Actor, at: datetime) -> None:
    row.until_at, row.version = until_at, row.version + 1
    row.save(update_fields=["until_at", "version"])
    _write("organisation.shift_changed", row, actor, at)


@transaction.atomic
def copy_week(
    *, office_id: int, department_id: int | None, from_monday: date, to_monday: date, actor: Actor, at: datetime
) -> int:
    """Copy a week of a department's roster into another week; return how many shifts were put down.

    Shifts that meet one already there, or of people who have left, are passed over. Raises PermissionDenied.
    """
    _require(actor, office_id, department_id, at)
    office = Office.objects.get(pk=office_id)
    start = datetime.combine(from_monday, datetime.min.time(), office.zone)
    shifts = Shift.objects.filter(
        office=office, department_id=department_id, from_at__gte=start, from_at__lt=start + A_WEEK
    )
    copied = 0
    for shift in shifts.order_by("from_at", "pk"):
        # Wall-clock time is kept, whatever the zone's summer time does between the two weeks.
        from_at, until_at = (
            datetime.combine(
                moment.astimezone(office.zone).date() + (to_monday - from_monday),
                moment.astimezone(office.zone).time(), office.zone,
            )
            for moment in (shift.from_at, shift.until_at)
        )  # fmt: skip
        try:
            _check(office_id, department_id, shift.person_id, from_at, until_at)
        except (NotOfThisOffice, OnDutyAlready):
            continue
        row = Shift.objects.create(
            office=office, department_id=department_id, person_id=shift.person_id, from_at=from_at, until_at=until_at,
            note=shift.note,
        )  # fmt: skip
        _write("organisation.shift_set", row, actor, at)
        copied += 1
    return copied


@transaction.atomic
def set_route(
    *, office_id: int, department_id: int | None, to_department_id: int, urgent_only: bool, actor: Actor, at: datetime
) -> OutOfHoursRoute:
    """Say where work of a department (of every other one when None) goes out of hours.

    Raises PermissionDenied and ElsewhereDepartment.
    """
    rules.require(actor, "out_of_hours_route", "change", office_id)
    for department in Department.objects.filter(pk__in=[department_id, to_department_id]):
        if department.office_id != office_id or department.is_outside:
            raise ElsewhereDepartment
    row, _created = OutOfHoursRoute.objects.update_or_create(
        office_id=office_id, department_id=department_id,
        defaults={"to_department_id": to_department_id, "urgent_only": urgent_only},
    )  # fmt: skip
    _write_route("organisation.route_set", row, actor, at)
    return row


@transaction.atomic
def remove_route(*, route_id: int, actor: Actor, at: datetime) -> None:
    """Let work of a department wait for the morning again. Raises PermissionDenied."""
    row = OutOfHoursRoute.objects.select_for_update(of=("self",)).get(pk=route_id)
    rules.require(actor, "out_of_hours_route", "change", row.office_id)
    _write_route("organisation.route_removed", row, actor, at)
    row.delete()


def _require(actor: Actor, office_id: int, department_id: int | None, at: datetime) -> None:
    leads = departments_led_by(actor.person_id, at) if actor.person_id else ()
    if not rules.may_change_shifts(actor, office_id, department_id, leads):
        raise PermissionDenied


def _locked(shift_id: int, version: int, actor: Actor, at: datetime) -> Shift:
    row = Shift.objects.select_for_update(of=("self",)).get(pk=shift_id)
    _require(actor, row.office_id, row.department_id, at)
    check_version(row, version)
    if row.until_at <= at:
        raise ShiftIsOver
    return row


def _check(
    office_id: int,
    department_id: int | None,
    person_id: int,
    from_at: datetime,
    until_at: datetime,
    but: int | None = None,
) -> None:
    if until_at <= from_at:
        raise EndsBeforeItBegins
    if department_id is not None and not Department.objects.filter(pk=department_id, office_id=office_id).exists():
        raise ElsewhereDepartment
    if not any(post.office_id == office_id for post in posts_at(person_id, from_at)):
        raise NotOfThisOffice
    same = Shift.objects.filter(
        office_id=office_id,
        department_id=department_id,
        person_id=person_id,
        from_at__lt=until_at,
        until_at__gt=from_at,
    )
    if same.exclude(pk=but).exists():
        raise OnDutyAlready


def _write(verb: str, row: Shift, actor: Actor, at: datetime, before: int | None = None) -> None:
    about = [Concern("shift", row.pk), Concern("person", row.person_id, "on_duty")]
    if before is not None and before != row.person_id:
        about.append(Concern("person", before, "relieved"))
    record(
        verb=verb, office=row.office, actor=actor, captured_at=at, about=about,
        facts={"duty_person": row.person_id, "from_at": row.from_at, "until_at": row.until_at, "department": row.department_id},
    )  # fmt: skip


def _write_route(verb: str, row: OutOfHoursRoute, actor: Actor, at: datetime) -> None:
    record(
        verb=verb, office=row.office, actor=actor, captured_at=at, about=[Concern("office", row.office_id)],
        facts={"department": row.department_id, "to_department": row.to_department_id, "urgent_only": row.urgent_only},
    )  # fmt: skip
