"""Who is to own a case: by grade, by rule, by area; always exactly one person."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from steward.cases.models import Case, Category, DispatchRule, Grade
from steward.cases.rules import Target, choose
from steward.foundation.statements import statement
from steward.organisation.models import Department, PostCode
from steward.organisation.queries import (
    DutyTarget,
    Responsible,
    Staffing,
    area_of_unit,
    out_of_hours_target,
    responsible_for,
)

# Who answers where no assistant of the area is there: whoever gives out the work, then up, then anybody.
IN_TURN = (
    PostCode.SV, PostCode.SD, PostCode.DA, PostCode.OD, PostCode.DM, PostCode.PA, PostCode.RC, PostCode.CA,
)  # fmt: skip
GRAVE = (
    PostCode.DA,
    PostCode.SD,
    PostCode.OD,
    PostCode.DM,
)  # important and major ones are DA's (C4.6), and those about persons


@dataclass(frozen=True, kw_only=True)
class Where:
    """Where a matter lies, as far as it is known."""

    unit_id: int | None = None
    floor_id: int | None = None
    building_id: int | None = None
    place_type: str = ""


@statement
def _rules(office_id, categories, place_types) -> QuerySet[DispatchRule]:
    return DispatchRule.objects.filter(
        Q(office_id=office_id) | Q(office=None), Q(category=None) | Q(category__pk__in=categories),
        place_type__in=place_types, is_active=True,
    ).order_by("pk")  # fmt: skip


@statement
def _departments(office_id, code) -> QuerySet[Department]:
    return Department.objects.filter(Q(office_id=office_id) | Q(office=None), code=code, is_active=True).order_by("pk")


def target_for(office_id: int, category: Category | None, where: Where, on: date | None = None) -> Target:
    """Return where the rules of the office, else of the company, send this matter on a day.

    Where none fits, to the department that usually does matters of the category, else to the area.
    """
    categories = [category.pk, category.parent_id] if category else []
    rules = _rules(office_id=office_id, categories=[pk for pk in categories if pk], place_types=["", where.place_type])
    area = None
    if on is not None and any(rule.area_id for rule in rules):
        area = area_of_unit(where.unit_id, where.floor_id, where.building_id, on)
    found = choose(
        rules,
        category_id=category.pk if category else None,
        parent_id=category.parent_id if category else None,
        place_type=where.place_type,
        area_id=area.pk if area else None,
    )
    return found or _usual(category) or Target()


def _usual(category: Category | None) -> Target | None:
    if category is None:
        return None
    code = category.department_code or (category.parent.department_code if category.parent_id else "")
    return Target(way="department", code=code) if code else None


def owner_for(
    staff: Staffing, *, is_grave: bool, target: Target, where: Where, on: date, skip: Collection[int] = ()
) -> int | None:
    """Return who is to own a matter: DA a grave one, else whom the rule names; None when nobody is there.

    Persons to `skip` (a complaint about persons is kept from them) and those away without a substitute are passed over.
    """
    if is_grave:
        return _first_holder(staff, (*GRAVE, *IN_TURN), skip)
    if target.way == "post":
        own = [target.code] if target.code in PostCode.values else []
        return _first_holder(staff, (*own, *IN_TURN), skip)
    found = responsible_for(where.unit_id, where.floor_id, where.building_id, on)
    return _first_present(staff, _of_area(found), skip) or _first_holder(staff, IN_TURN, skip)


def heir_of(case: Case, staff: Staffing, skip: Collection[int], at: datetime) -> int | None:
    """Return who is to own a case whose owner cannot have it any longer."""
    where = Where(
        unit_id=case.unit_id, floor_id=case.unit.floor_id if case.unit else None, building_id=case.building_id
    )
    return owner_for(
        staff, is_grave=case.grade >= Grade.IMPORTANT or case.is_about_persons, target=Target(), where=where, on=at.astimezone(case.office.zone).date(),
        skip={*skip, case.owner_id},
    )  # fmt: skip


def _of_area(found: Responsible) -> list[int]:
    return [person for person in (found.person_id, found.deputy_id) if person]


def _first_present(staff: Staffing, people: Iterable[int], skip: Collection[int]) -> int | None:
    return next((fill for person in people for fill in staff.fills(person) if fill not in skip), None)


def _first_holder(staff: Staffing, posts: Iterable[str], skip: Collection[int]) -> int | None:
    return next((person for post in posts for person in staff.holders(post, skip=skip)), None)


@statement
def _department(department_id) -> QuerySet[Department]:
    return Department.objects.filter(pk=department_id)


def department_of(department_id: int) -> Department:
    """Return a department by its id. Raises Department.DoesNotExist."""
    found = _department.first(department_id=department_id)
    if found is None:
        raise Department.DoesNotExist
    return found


def department_by_code(office_id: int, code: str) -> Department | None:
    """Return the active department of this code in the office, else of the company."""
    rows = _departments(office_id=office_id, code=str(code))
    return max(rows, key=lambda row: row.office_id is not None, default=None)


def on_call(office_id: int, department_id: int | None, at: datetime, *, grade: int) -> DutyTarget | None:
    """Return where work goes outside office hours; None when it waits for the morning."""
    found = out_of_hours_target(office_id, department_id, at)
    if found is None or (found.urgent_only and grade < Grade.IMPORTANT):
        return None
    return found
