"""Company, regions, offices and departments: made, changed, closed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import CompanyProfile, Department, Membership, OfficePlacement, Region
from steward.organisation.queries import last_stop_candidates
from steward.organisation.queries.finding import findable_part

from .refusals import CodeTaken, HoldsNoPost, StillStaffed
from .writing import save_changes


@transaction.atomic
def change_company(
    *, version: int, name: str, short_name: str, hotline: str, actor: Actor, at: datetime
) -> CompanyProfile:
    """Change how the company calls itself. Raises PermissionDenied and StaleVersion."""
    rules.require(actor, "company", "change")
    row = CompanyProfile.objects.select_for_update(of=("self",)).get(pk=1)
    check_version(row, version)
    save_changes(
        row=row, wanted={"name": name, "short_name": short_name, "hotline": hotline}, verb="organisation.company_changed",
        kind="company", office=None, actor=actor, at=at,
    )  # fmt: skip
    return row


@transaction.atomic
def appoint_last_stop(*, version: int, person_id: int, actor: Actor, at: datetime) -> CompanyProfile:
    """Appoint with whom a complaint about persons ends when everybody above is named.

    Raises PermissionDenied, StaleVersion, and HoldsNoPost for somebody without a post in the company.
    """
    rules.require(actor, "company", "appoint_last_stop")
    row = CompanyProfile.objects.select_for_update(of=("self",)).get(pk=1)
    check_version(row, version)
    person = last_stop_candidates(at).filter(pk=person_id).first()
    if person is None:
        raise HoldsNoPost
    if rules.changed(row, {"last_stop": person}):
        row.version += 1
        row.save(update_fields=["last_stop", "version"])
        record(
            verb="organisation.last_stop_appointed", office=None, actor=actor, captured_at=at,
            about=[Concern("company", row.pk), Concern("person", person.pk, "appointed")],
            facts={"appointed_person": person.pk},
        )  # fmt: skip
    return row


@transaction.atomic
def create_region(*, code: str, name: str, actor: Actor, at: datetime) -> Region:
    """Create a region. Raises PermissionDenied and CodeTaken."""
    rules.require(actor, "region", "create")
    if Region.objects.filter(code__iexact=code).exists():
        raise CodeTaken
    row = Region.objects.create(code=code, name=name)
    record(
        verb="organisation.region_created", office=None, actor=actor, captured_at=at, about=[Concern("region", row.pk)],
        facts={"code": code, "name": name},
    )  # fmt: skip
    return row


@transaction.atomic
def change_region(*, region_id: int, version: int, code: str, name: str, actor: Actor, at: datetime) -> Region:
    """Change a region's code or name. Raises PermissionDenied, StaleVersion and CodeTaken."""
    rules.require(actor, "region", "change")
    row = Region.objects.select_for_update(of=("self",)).get(pk=region_id)
    check_version(row, version)
    if Region.objects.filter(code__iexact=code).exclude(pk=region_id).exists():
        raise CodeTaken
    save_changes(
        row=row, wanted={"code": code, "name": name}, verb="organisation.region_changed", kind="region", office=None, actor=actor,
        at=at,
    )  # fmt: skip
    return row


@transaction.atomic
def create_office(
    *, code: str, name: str, short_name: str, actor: Actor, at: datetime, region_id: int | None = None, phone: str = "",
    address: str = "", time_zone: str = "Asia/Shanghai", holiday_region: str = "CN",
    departments: Iterable[tuple[str, str, bool, bool]] = (),
) -> Office:  # fmt: skip
    """Create an office, with departments to start from: (code, name, is executor, is outside) each.

    Raises PermissionDenied and CodeTaken.
    """
    rules.require(actor, "office", "create")
    if Office.objects.filter(code__iexact=code).exists():
        raise CodeTaken
    office = Office.objects.create(
        code=code, name=name, short_name=short_name, time_zone=time_zone, holiday_region=holiday_region
    )
    if region_id:
        OfficePlacement.objects.create(office=office, region_id=region_id, phone=phone, address=address)
    made = Department.objects.bulk_create(
        Department(office=office, code=word, name=title, is_executor=executor, is_outside=outside)
        for word, title, executor, outside in departments
    )
    search.put_all(records=[findable_part(row, at) for row in (office, *made)], are_new=True)
    record(
        verb="organisation.office_created", office=office, actor=actor, captured_at=at,
        about=[Concern("office", office.pk)], facts={"code": code, "name": name, "departments": [d[0] for d in departments]},
    )  # fmt: skip
    return office


@transaction.atomic
def change_office(
    *, office_id: int, version: int, name: str, short_name: str, time_zone: str, holiday_region: str, actor: Actor,
    at: datetime, region_id: int | None = None, phone: str = "", address: str = "",
) -> Office:  # fmt: skip
    """Change an office and where it belongs. Raises PermissionDenied and StaleVersion."""
    office = Office.objects.select_for_update(of=("self",)).get(pk=office_id)
    rules.require(actor, "office", "change", office_id)
    check_version(office, version)
    placement = OfficePlacement.objects.filter(office=office).first()
    before = (placement.region_id, placement.phone, placement.address) if placement else (None, "", "")
    moved = before != (region_id, phone, address)
    wanted = {"name": name, "short_name": short_name, "time_zone": time_zone, "holiday_region": holiday_region}
    difference = rules.changed(office, wanted)
    if not difference and not moved:
        return office
    if moved:
        _place(office, region_id, phone, address)
    office.version += 1
    office.save(update_fields=[*difference, "version"])
    search.put_all(records=[findable_part(office, at)])
    record(
        verb="organisation.office_changed", office=office, actor=actor, captured_at=at,
        about=[Concern("office", office.pk)],
        facts={"fields": [*difference, *(["placement"] if moved else [])], "region": region_id},
    )  # fmt: skip
    return office


def _place(office: Office, region_id: int | None, phone: str, address: str) -> None:
    if region_id is None:
        OfficePlacement.objects.filter(office=office).delete()
        return
    OfficePlacement.objects.update_or_create(
        office=office, defaults={"region_id": region_id, "phone": phone, "address": address}
    )


@transaction.atomic
def close_office(*, office_id: int, version: int, actor: Actor, at: datetime) -> Office:
    """Close an office: nobody works there any more; its records stay. Raises StillStaffed."""
    office = Office.objects.select_for_update(of=("self",)).get(pk=office_id)
    rules.require(actor, "office", "close", office_id)
    check_version(office, version)
    day = at.astimezone(office.zone).date()
    if Membership.objects.filter(Q(until_on=None) | Q(until_on__gt=day), office=office).exists():
        raise StillStaffed
    save_changes(
        row=office, wanted={"is_active": False}, verb="organisation.office_closed", kind="office", office=office, actor=actor,
        at=at,
    )  # fmt: skip
    return office


@transaction.atomic
def create_department(
    *, office_id: int | None, code: str, name: str, actor: Actor, at: datetime, is_executor: bool = False,
    is_outside: bool = False, contact_name: str = "", contact_phone: str = "", contact_email: str = "",
) -> Department:  # fmt: skip
    """Create a department of an office (of the company when None). Raises PermissionDenied and CodeTaken."""
    rules.require(actor, "department", "create", office_id)
    office = Office.objects.get(pk=office_id) if office_id else None
    try:
        with transaction.atomic():
            row = Department.objects.create(
                office=office, code=code, name=name, is_executor=is_executor and not is_outside, is_outside=is_outside,
                contact_name=contact_name, contact_phone=contact_phone, contact_email=contact_email,
            )  # fmt: skip
    except IntegrityError as taken:
        raise CodeTaken from taken
    search.put_all(records=[findable_part(row, at)], are_new=True)
    record(
        verb="organisation.department_created", office=office, actor=actor, captured_at=at,
        about=[Concern("department", row.pk)], facts={"code": code, "name": name},
    )  # fmt: skip
    return row


@transaction.atomic
def change_department(*, department_id: int, version: int, actor: Actor, at: datetime, **wanted) -> Department:
    """Change a department's name, nature or contact. Raises PermissionDenied, StaleVersion and StillStaffed.

    `wanted`: name, is_executor, is_outside, contact_name, contact_phone, contact_email.
    """
    row = Department.objects.select_for_update(of=("self",)).select_related("office").get(pk=department_id)
    rules.require(actor, "department", "change", row.office_id)
    check_version(row, version)
    if wanted.get("is_outside") and not row.is_outside and _is_staffed(row, at):
        raise StillStaffed
    save_changes(
        row=row, wanted=wanted, verb="organisation.department_changed", kind="department", office=row.office, actor=actor, at=at,
        personal=("contact_name", "contact_phone", "contact_email"),
    )  # fmt: skip
    return row


@transaction.atomic
def close_department(*, department_id: int, version: int, actor: Actor, at: datetime) -> Department:
    """Close a department that nobody works in any more. Raises PermissionDenied, StaleVersion and StillStaffed."""
    row = Department.objects.select_for_update(of=("self",)).select_related("office").get(pk=department_id)
    rules.require(actor, "department", "close", row.office_id)
    check_version(row, version)
    if _is_staffed(row, at):
        raise StillStaffed
    save_changes(
        row=row, wanted={"is_active": False}, verb="organisation.department_closed", kind="department", office=row.office,
        actor=actor, at=at,
    )  # fmt: skip
    return row


def _is_staffed(department: Department, at: datetime) -> bool:
    day = at.date()
    return Membership.objects.filter(Q(until_on=None) | Q(until_on__gt=day), department=department).exists()
