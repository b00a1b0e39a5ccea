"""People: hired, corrected, and gone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Account, Office, Person
from steward.foundation.identity.versions import check_version
from steward.foundation.privacy.actions import create_key
from steward.foundation.search import actions as search
from steward.foundation.search.names import initials, pinyin
from steward.foundation.timeline.actions import Concern, Said, record
from steward.organisation import rules
from steward.organisation.models import AreaAssignment, Membership, Shift, StaffFile, Substitution
from steward.organisation.queries.finding import findable_person

from .accounts import open_account
from .posts import grant_post
from .refusals import OwnPost, PersonKnown

PERSONAL = ("name", "phone", "email", "number", "note")


@dataclass(frozen=True, kw_only=True)
class Hired:
    """Who was hired; `password` is shown once, empty when no account was opened."""

    person: Person
    membership: Membership | None = None
    username: str = ""
    password: str = ""


@transaction.atomic
def hire(
    *, name: str, post: str, office_id: int | None, from_on: date, actor: Actor, at: datetime, phone: str = "",
    email: str = "", number: str = "", language: str = "zh-hant", username: str = "", region_id: int | None = None,
    department_id: int | None = None, is_lead: bool = False, reports_to_id: int | None = None, batch: int | None = None,
) -> Hired:  # fmt: skip
    """Record a new member of staff with the first post, and open an account when a user name is given.

    Raises PermissionDenied, PersonKnown, NameTaken and what `grant_post` raises.
    """
    rules.require(actor, "person", "create", office_id)
    if number and StaffFile.objects.filter(number=number).exists():
        raise PersonKnown
    person = Person.objects.create(
        name=name, pinyin=pinyin(name)[:120], initials=initials(name)[:24], phone=phone, email=email, language=language
    )
    key = create_key(at=at)
    StaffFile.objects.create(person=person, personal_key=key, number=number, joined_on=from_on)
    record(
        verb="organisation.person_hired", office=Office.objects.filter(pk=office_id).first(), actor=actor,
        captured_at=at, about=[Concern("person", person.pk)], facts={"from_on": from_on}, said={"name": Said(key, name)},
        batch=batch,
    )  # fmt: skip
    search.put_all(records=[findable_person(person, number, at)], are_new=True)
    membership = grant_post(
        person_id=person.pk, post=post, office_id=office_id, region_id=region_id, department_id=department_id,
        is_lead=is_lead, reports_to_id=reports_to_id, from_on=from_on, actor=actor, at=at,
    )  # fmt: skip
    password = ""
    if username:
        _account, password = open_account(person_id=person.pk, username=username, actor=actor, at=at)
    return Hired(person=person, membership=membership, username=username, password=password)


@transaction.atomic
def change_person(
    *, person_id: int, version: int, name: str, phone: str, email: str, number: str, joined_on: date | None, note: str,
    actor: Actor, at: datetime,
) -> Person:  # fmt: skip
    """Correct what is kept of a member of staff. Raises PermissionDenied, StaleVersion and PersonKnown."""
    person, file = _locked(person_id)
    _require(actor, "change", person_id)
    check_version(person, version)
    if number and StaffFile.objects.filter(number=number).exclude(person=person).exists():
        raise PersonKnown
    on_file = rules.changed(file, {"number": number, "joined_on": joined_on, "note": note})
    if on_file:
        file.save(update_fields=list(on_file))
    _save_person(person, {"name": name, "phone": phone, "email": email}, list(on_file), actor, at)
    return person


@transaction.atomic
def change_own_contact(*, version: int, phone: str, email: str, actor: Actor, at: datetime) -> Person:
    """Change one's own telephone number and address. Raises StaleVersion."""
    person, _file = _locked(actor.person_id)
    rules.require(actor, "person", "change_contact", owners=[person.pk])
    check_version(person, version)
    _save_person(person, {"phone": phone, "email": email}, [], actor, at)
    return person


@transaction.atomic
def leave(*, person_id: int, version: int, last_day: date, actor: Actor, at: datetime) -> Person:
    """Let a person leave: posts, areas, shifts and substitutions end after the last day.

    When that day is over the person and the account are closed with it, else by the clock the night after.
    Raises PermissionDenied, OwnPost, StaleVersion.
    """
    person, file = _locked(person_id)
    _require(actor, "leave", person_id)
    if actor.person_id == person_id:
        raise OwnPost
    check_version(person, version)
    gone_on = last_day + timedelta(days=1)
    _end_everything(person, gone_on, at)
    file.left_on = gone_on
    file.save(update_fields=["left_on"])
    person.version += 1
    person.save(update_fields=["version"])
    record(
        verb="organisation.person_left", office=_office_of(person), actor=actor, captured_at=at,
        about=[Concern("person", person.pk)], facts={"last_on": last_day},
    )  # fmt: skip
    if gone_on <= at.astimezone(_zone_of(person)).date():
        _close(person)
    return person


@transaction.atomic
def close_leavers(*, actor: Actor, at: datetime) -> int:
    """Close the persons and accounts whose last day is over; return how many. The clock calls it each night."""
    day = at.date()
    leavers = Person.objects.select_for_update(of=("self",)).filter(
        is_active=True, staff_file__left_on__isnull=False, staff_file__left_on__lte=day
    )
    closed = 0
    for person in leavers:
        _close(person)
        record(
            verb="organisation.person_closed", office=_office_of(person), actor=actor, captured_at=at,
            about=[Concern("person", person.pk)],
        )  # fmt: skip
        closed += 1
    return closed


def _require(actor: Actor, action: str, person_id: int) -> None:
    offices = set(Membership.objects.filter(person_id=person_id).values_list("office_id", flat=True)) or {None}
    if not any(rules.may(actor, "person", action, office_id) for office_id in offices):
        rules.require(actor, "person", action)


def _locked(person_id: int | None) -> tuple[Person, StaffFile]:
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    file = StaffFile.objects.select_for_update(of=("self",)).select_related("personal_key").get(person=person)
    person.staff_file = file
    return person, file


def _save_person(person: Person, wanted: dict, on_file: list[str], actor: Actor, at: datetime) -> None:
    """Save what differs and say the new values under the person's key, never in the facts."""
    if "name" in wanted:
        wanted |= {"pinyin": pinyin(wanted["name"])[:120], "initials": initials(wanted["name"])[:24]}
    difference = rules.changed(person, wanted)
    if not difference and not on_file:
        return
    person.version += 1
    person.save(update_fields=[*difference, "version"])
    fields = [name for name in (*difference, *on_file) if name not in ("pinyin", "initials")]
    words = "、".join(str(difference[name][1]) for name in difference if name in PERSONAL)
    record(
        verb="organisation.person_changed", office=_office_of(person), actor=actor, captured_at=at,
        about=[Concern("person", person.pk)], facts={"fields": fields}, said={"now": Said(person.staff_file.personal_key, words)},
    )  # fmt: skip
    search.put_all(records=[findable_person(person, person.staff_file.number, at)])


def _end_everything(person: Person, gone_on: date, at: datetime) -> None:
    still = Q(until_on=None) | Q(until_on__gt=gone_on)
    Membership.objects.filter(still, person=person, from_on__lt=gone_on).update(until_on=gone_on)
    Membership.objects.filter(person=person, from_on__gte=gone_on).delete()
    AreaAssignment.objects.filter(still, person=person, from_on__lt=gone_on).update(until_on=gone_on)
    AreaAssignment.objects.filter(person=person, from_on__gte=gone_on).delete()
    midnight = datetime.combine(gone_on, datetime.min.time(), _zone_of(person))
    Shift.objects.filter(person=person, from_at__gte=max(midnight, at)).delete()
    running = Q(until_at=None) | Q(until_at__gt=midnight)
    for mine in (Q(substitute=person), Q(person=person)):
        Substitution.objects.filter(running, mine, from_at__lt=midnight).update(until_at=midnight)
        Substitution.objects.filter(mine, from_at__gte=midnight).delete()


def _close(person: Person) -> None:
    person.is_active = False
    person.save(update_fields=["is_active"])
    for account in Account.objects.select_for_update(of=("self",)).filter(person=person, is_active=True):
        account.is_active = False
        account.session_epoch += 1
        account.save(update_fields=["is_active", "session_epoch"])


def _office_of(person: Person) -> Office | None:
    post = (
        Membership.objects.filter(person=person, office__isnull=False)
        .select_related("office")
        .order_by("-from_on", "-pk")
        .first()
    )
    return post.office if post else None


def _zone_of(person: Person):
    post = Membership.objects.filter(person=person).select_related("office").order_by("-from_on", "-pk").first()
    return post.zone if post else Membership().zone
