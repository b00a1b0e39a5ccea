"""What the pages of the organisation show; each page asks one object."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.timeline.queries import Thread, thread
from steward.foundation.ui.paging import KeyPage, page_by_key
from steward.organisation import rules
from steward.organisation.models import (
    Absence,
    Area,
    AreaAssignment,
    CompanyProfile,
    Department,
    Membership,
    OutOfHoursRoute,
    PostCode,
    Region,
    Shift,
    Substitution,
)

from .acting import current
from .areas import holds_on
from .staffing import staffing
from .visible import visible_company, visible_offices, visible_people, visible_regions


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One line of the list of people."""

    person: Person
    posts: tuple[Membership, ...]
    is_away: bool


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """The list of people, with the filters that made it."""

    rows: tuple[PersonRow, ...]
    keys: KeyPage
    q: str
    office: Office | None
    may_hire: bool
    may_export: bool


def people_page(
    *, reader: Actor, at: datetime, office: Office | None = None, q: str = "", after: str = "", before: str = "",
    left: bool = False,
) -> PeoplePage:  # fmt: skip
    """Return a page of people this reader may find, by name, pinyin, initials, telephone or staff number."""
    found = visible_people(reader, Person.objects.filter(is_active=not left))
    if office is not None:
        found = found.filter(pk__in=Membership.objects.filter(office=office).values("person_id"))
    if words := q.strip()[:40]:
        found = found.filter(_named(words))
    keys = page_by_key(found, order=["pinyin", "id"], after=after, before=before)
    ids = [person.pk for person in keys.rows]
    members: dict[int, list[Membership]] = {}
    for row in Membership.objects.filter(current(at), person_id__in=ids).select_related("office", "department"):
        if row.holds_at(at):
            members.setdefault(row.person_id, []).append(row)
    away = set(
        Absence.objects.filter(person_id__in=ids, from_at__lte=at, until_at__gt=at).values_list("person_id", flat=True)
    )
    return PeoplePage(
        rows=tuple(PersonRow(person=p, posts=tuple(members.get(p.pk, ())), is_away=p.pk in away) for p in keys.rows),
        keys=keys, q=words, office=office,
        may_hire=rules.may(reader, "person", "create", office.pk if office else None),
        may_export=rules.may(reader, "person", "export", office.pk if office else None),
    )  # fmt: skip


def _named(words: str) -> Q:
    folded = words.lower().replace(" ", "")
    return (
        Q(name__icontains=words) | Q(pinyin__startswith=folded) | Q(initials__startswith=folded)
        | Q(phone__endswith=words) | Q(staff_file__number__iexact=words)
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """One person: posts, cover, areas, account, history, and what the reader may do."""

    person: Person
    posts: tuple[Membership, ...]
    absences: tuple[Absence, ...]
    substitutes: tuple[Substitution, ...]
    areas: tuple[AreaAssignment, ...]
    account: Account | None
    line: tuple[tuple[str, tuple[Person, ...]], ...]
    thread: Thread
    shows_reason: bool
    may: frozenset[str]


MAY = {
    "change": ("person", "change"), "leave": ("person", "leave"), "post": ("membership", "grant"),
    "substitute": ("substitution", "set"), "absence": ("absence", "record"), "hand_over": ("hand_over", "carry_out"),
}  # fmt: skip
MAY_ACCOUNT = {"open": "open", "disable": "disable", "enable": "enable", "reset": "reset"}


def person_page(*, person: Person, reader: Actor, at: datetime) -> PersonPage:
    """Return the page of a person whom this reader may find."""
    posts = Membership.objects.filter(person=person).select_related("office", "region", "department", "reports_to")
    offices = {row.office_id for row in posts} or {None}
    account = Account.objects.filter(person=person).first()
    given = {
        verb
        for verb, (kind, action) in MAY.items()
        if rules.may_for_person(reader, kind, action, person.pk, offices)
        and (verb != "post" or reader.person_id != person.pk)
    }
    state = "admin" if account and account.is_system_admin else "staff"
    given |= {
        verb for verb, action in MAY_ACCOUNT.items()
        if any(rules.may(reader, "account", action, office, state=state) for office in offices)
        and reader.person_id != person.pk
    }  # fmt: skip
    ends = Q(until_at=None) | Q(until_at__gt=at)
    return PersonPage(
        person=person, posts=tuple(posts.order_by("-from_on", "-pk")),
        absences=tuple(Absence.objects.filter(person=person, until_at__gt=at).order_by("from_at")),
        substitutes=tuple(Substitution.objects.filter(ends, person=person).select_related("substitute").order_by("from_at")),
        areas=tuple(
            AreaAssignment.objects.filter(holds_on(at.date()), person=person).select_related("area").order_by("pk")
        ),
        account=account, line=_line(person, at),
        thread=thread(kind="person", object_id=person.pk, reader=reader, at=at),
        shows_reason=rules.may_for_person(reader, "absence", "read_reason", person.pk, offices), may=frozenset(given),
    )  # fmt: skip


def _line(person: Person, at: datetime) -> tuple[tuple[str, tuple[Person, ...]], ...]:
    held = Membership.objects.filter(current(at), person=person, office__isnull=False).select_related("office").first()
    if held is None:
        return ()
    steps = staffing(held.office_id, at).ladder(person.pk)
    names = Person.objects.in_bulk({p for _post, people in steps for p in people})
    return tuple((str(PostCode(post).label), tuple(names[p] for p in people)) for post, people in steps)


@dataclass(frozen=True, kw_only=True)
class OfficesPage:
    """The company: its regions and offices, and what the reader may do."""

    company: CompanyProfile | None
    regions: tuple[Region, ...]
    offices: tuple[Office, ...]
    may_change: bool
    may_appoint: bool
    may_add_region: bool
    may_change_regions: bool
    may_add_office: bool


def offices_page(*, reader: Actor) -> OfficesPage:
    """Return the offices that this reader may look at, under the company."""
    offices = visible_offices(reader, Office.objects.select_related("placement__region"))
    company = visible_company(reader, CompanyProfile.objects.select_related("last_stop")).first()
    return OfficesPage(
        company=company, regions=tuple(visible_regions(reader, Region.objects.all()).order_by("code")),
        offices=tuple(offices.order_by("-is_active", "code")),
        may_change=company is not None and rules.may(reader, "company", "change"),
        may_appoint=company is not None and rules.may(reader, "company", "appoint_last_stop"),
        may_add_region=rules.may(reader, "region", "create"), may_change_regions=rules.may(reader, "region", "change"),
        may_add_office=rules.may(reader, "office", "create"),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class OfficePage:
    """One office: departments, routes, who is on duty, areas."""

    office: Office
    departments: tuple[Department, ...]
    routes: tuple[OutOfHoursRoute, ...]
    shifts: tuple[Shift, ...]
    areas: tuple[Area, ...]
    thread: Thread
    may_change: bool
    may_close: bool
    may_departments: bool
    may_routes: bool
    may_shifts: bool
    may_areas: bool


def office_page(*, office: Office, reader: Actor, at: datetime) -> OfficePage:
    """Return the page of an office that this reader may look at."""
    routes = OutOfHoursRoute.objects.filter(office=office).select_related("department", "to_department")
    shifts = Shift.objects.filter(office=office, until_at__gt=at).select_related("department", "person")
    return OfficePage(
        office=office, departments=tuple(Department.objects.filter(office=office, is_active=True).order_by("pk")),
        routes=tuple(routes.order_by("pk")), shifts=tuple(shifts.order_by("from_at", "pk")[:8]),
        areas=tuple(Area.objects.filter(office=office, is_active=True).order_by("name", "pk")),
        thread=thread(kind="office", object_id=office.pk, reader=reader, at=at),
        may_change=rules.may(reader, "office", "change", office.pk),
        may_close=rules.may(reader, "office", "close", office.pk) and office.is_active,
        may_departments=rules.may(reader, "department", "create", office.pk),
        may_routes=rules.may(reader, "out_of_hours_route", "change", office.pk),
        may_shifts=rules.may(reader, "shift", "change", office.pk, state="any"),
        may_areas=rules.may(reader, "area", "create", office.pk),
    )  # fmt: skip
