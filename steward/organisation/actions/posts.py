"""Posts given, moved and taken: always by dates, so that the past stays readable."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Department, Membership

from .refusals import ElsewhereDepartment, EndsBeforeItBegins, HasLeft, OutsideDepartment, OwnPost, PostHeldAlready


@transaction.atomic
def grant_post(
    *, person_id: int, post: str, office_id: int | None, from_on: date, actor: Actor, at: datetime,
    region_id: int | None = None, department_id: int | None = None, is_lead: bool = False,
    reports_to_id: int | None = None, until_on: date | None = None,
) -> Membership:  # fmt: skip
    """Give a person a post in an office, a region or the company, from a day until a day (exclusive).

    Raises PermissionDenied, OwnPost, HasLeft, EndsBeforeItBegins, PostHeldAlready, ElsewhereDepartment and
    OutsideDepartment.
    """
    _require(actor, "grant", post, office_id, person_id)
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if not person.is_active:
        raise HasLeft
    if until_on is not None and until_on <= from_on:
        raise EndsBeforeItBegins
    _check_department(department_id, office_id)
    others = Membership.objects.filter(person=person, post=post, office_id=office_id, region_id=region_id)
    _refuse_overlap(others, from_on, until_on)
    row = Membership.objects.create(
        person=person, post=post, office_id=office_id, region_id=region_id, department_id=department_id,
        is_lead=is_lead, reports_to_id=reports_to_id, from_on=from_on, until_on=until_on,
    )  # fmt: skip
    _write("organisation.post_given", row, actor, at)
    return row


@transaction.atomic
def move_post(
    *, membership_id: int, version: int, on: date, actor: Actor, at: datetime, department_id: int | None = None,
    is_lead: bool = False, reports_to_id: int | None = None,
) -> Membership:  # fmt: skip
    """Change department, lead or superior of a post from a day on; what held before stays as it was.

    A post that has not begun by that day is changed in place, else it ends and a new row begins.
    Raises PermissionDenied, OwnPost, StaleVersion, ElsewhereDepartment, OutsideDepartment and EndsBeforeItBegins.
    """
    row = Membership.objects.select_for_update(of=("self",)).select_related("person").get(pk=membership_id)
    _require(actor, "grant", row.post, row.office_id, row.person_id)
    check_version(row, version)
    _check_department(department_id, row.office_id)
    if row.until_on is not None and on >= row.until_on:
        raise EndsBeforeItBegins
    wanted = {"department_id": department_id, "is_lead": is_lead, "reports_to_id": reports_to_id}
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    if on <= row.from_on:
        rules.changed(row, wanted)
        row.version += 1
        row.save(update_fields=[*wanted, "version"])
    else:
        until_on, row.until_on = row.until_on, on
        row.version += 1
        row.save(update_fields=["until_on", "version"])
        row = Membership.objects.create(
            person=row.person, post=row.post, office_id=row.office_id, region_id=row.region_id, from_on=on,
            until_on=until_on, **wanted,
        )  # fmt: skip
    _write("organisation.post_moved", row, actor, at)
    return row


@transaction.atomic
def end_post(*, membership_id: int, version: int, until_on: date, actor: Actor, at: datetime) -> Membership:
    """Let a post end on a day (exclusive). Raises PermissionDenied, OwnPost, StaleVersion and EndsBeforeItBegins."""
    row = Membership.objects.select_for_update(of=("self",)).get(pk=membership_id)
    _require(actor, "end", row.post, row.office_id, row.person_id)
    check_version(row, version)
    if until_on < row.from_on:
        raise EndsBeforeItBegins
    row.until_on = until_on
    row.version += 1
    row.save(update_fields=["until_on", "version"])
    _write("organisation.post_ended", row, actor, at)
    return row


def _require(actor: Actor, action: str, post: str, office_id: int | None, person_id: int) -> None:
    if post in rules.GIVEN_BY_FLAG:
        raise PermissionDenied
    rules.require(actor, "membership", action, office_id, state=post)
    if actor.person_id == person_id:
        raise OwnPost


def _check_department(department_id: int | None, office_id: int | None) -> None:
    if department_id is None:
        return
    department = Department.objects.get(pk=department_id)
    if department.office_id != office_id:
        raise ElsewhereDepartment
    if department.is_outside:
        raise OutsideDepartment


def _refuse_overlap(others: Iterable[Membership], from_on: date, until_on: date | None) -> None:
    if any(rules.overlaps(from_on, until_on, other.from_on, other.until_on) for other in others):
        raise PostHeldAlready


def _write(verb: str, row: Membership, actor: Actor, at: datetime) -> None:
    office = Office.objects.filter(pk=row.office_id).first()
    facts = {
        "post": row.post, "held_office": row.office_id, "region": row.region_id, "department": row.department_id,
        "from_on": row.from_on, "until_on": row.until_on, "superior_person": row.reports_to_id, "lead": row.is_lead,
    }  # fmt: skip
    record(
        verb=verb, office=office, actor=actor, captured_at=at, about=[Concern("person", row.person_id)],
        facts={name: value for name, value in facts.items() if value not in (None, "")},
    )  # fmt: skip
