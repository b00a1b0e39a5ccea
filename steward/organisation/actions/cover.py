"""Who is away and who stands in: dated to the minute, ended early, never overwritten."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.identity.versions import check_version
from steward.foundation.notices.actions import tell
from steward.foundation.timeline.actions import Concern, record
from steward.organisation import rules
from steward.organisation.models import Absence, Substitution
from steward.organisation.queries import posts_at

from .refusals import AwayAlready, CoveredAlready, EndsBeforeItBegins, HoldsNoPost, ThemselfAsSubstitute


@transaction.atomic
def set_substitute(
    *, person_id: int, substitute_id: int, from_at: datetime, until_at: datetime | None, actor: Actor, at: datetime,
    office_id: int | None = None,
) -> Substitution:  # fmt: skip
    """Let somebody fill a person's posts between two instants, in one office or in all (None); the substitute is told.

    Raises PermissionDenied, ThemselfAsSubstitute, EndsBeforeItBegins, HoldsNoPost and CoveredAlready.
    """
    _require_for(actor, "substitution", "set", person_id, from_at, office_id)
    if person_id == substitute_id:
        raise ThemselfAsSubstitute
    if until_at is not None and until_at <= from_at:
        raise EndsBeforeItBegins
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if not posts_at(substitute_id, from_at) or not Person.objects.filter(pk=substitute_id, is_active=True).exists():
        raise HoldsNoPost
    others = Substitution.objects.filter(_shares_time(from_at, until_at), person=person)
    if office_id is not None:
        others = others.filter(Q(office=None) | Q(office_id=office_id))
    if others.exists():
        raise CoveredAlready
    row = Substitution.objects.create(
        person=person, substitute_id=substitute_id, office_id=office_id, from_at=from_at, until_at=until_at
    )
    office = _office(row.office_id, person_id, from_at)
    facts = {"substitute_person": substitute_id, "from_at": from_at, "until_at": until_at, "held_office": office_id}
    _write("organisation.substitute_set", row, office, actor, at, facts)
    tell(
        people=[substitute_id], code="organisation.standing_in", kind="person", object_id=person_id,
        once=f"substitution {row.pk}", at=at, office=office, facts={"from_at": from_at.isoformat(), "person": person_id},
    )  # fmt: skip
    return row


@transaction.atomic
def end_substitution(
    *, substitution_id: int, version: int, until_at: datetime, actor: Actor, at: datetime
) -> Substitution:
    """Let a substitution end at an instant; one that had not begun ends where it began.

    Raises PermissionDenied and StaleVersion.
    """
    row = Substitution.objects.select_for_update(of=("self",)).get(pk=substitution_id)
    _require_for(actor, "substitution", "end", row.person_id, at, row.office_id)
    check_version(row, version)
    if until_at <= row.from_at:
        facts = {"substitute_person": row.substitute_id, "until_at": row.from_at}
        office = _office(row.office_id, row.person_id, at)
        _write("organisation.substitute_ended", row, office, actor, at, facts)
        row.delete()
        return row
    row.until_at = until_at
    row.version += 1
    row.save(update_fields=["until_at", "version"])
    facts = {"substitute_person": row.substitute_id, "until_at": until_at}
    _write("organisation.substitute_ended", row, _office(row.office_id, row.person_id, at), actor, at, facts)
    return row


@transaction.atomic
def record_absence(
    *, person_id: int, reason: str, from_at: datetime, until_at: datetime, actor: Actor, at: datetime,
    substitute_id: int | None = None,
) -> Absence:  # fmt: skip
    """Record that a person is away, with a substitute for the same time when one is named.

    The reason stays out of the history's facts. Raises PermissionDenied, EndsBeforeItBegins, AwayAlready and what
    `set_substitute` raises.
    """
    _require_for(actor, "absence", "record", person_id, from_at)
    if until_at <= from_at:
        raise EndsBeforeItBegins
    person = Person.objects.select_for_update(of=("self",)).get(pk=person_id)
    if Absence.objects.filter(_shares_time(from_at, until_at), person=person).exists():
        raise AwayAlready
    row = Absence.objects.create(person=person, reason=reason, from_at=from_at, until_at=until_at)
    office = _office(None, person_id, from_at)
    _write("organisation.absence_recorded", row, office, actor, at, {"from_at": from_at, "until_at": until_at})
    if substitute_id is not None:
        set_substitute(
            person_id=person_id, substitute_id=substitute_id, from_at=from_at, until_at=until_at, actor=actor, at=at
        )
    return row


@transaction.atomic
def end_absence(*, absence_id: int, version: int, until_at: datetime, actor: Actor, at: datetime) -> Absence:
    """Record that a person is back sooner, or away longer; one that had not begun is taken back.

    Raises PermissionDenied, StaleVersion and AwayAlready.
    """
    row = Absence.objects.select_for_update(of=("self",)).get(pk=absence_id)
    _require_for(actor, "absence", "end", row.person_id, at)
    check_version(row, version)
    office = _office(None, row.person_id, at)
    if until_at <= row.from_at:
        _write("organisation.absence_withdrawn", row, office, actor, at, {"from_at": row.from_at})
        row.delete()
        return row
    others = Absence.objects.filter(_shares_time(row.from_at, until_at), person_id=row.person_id)
    if others.exclude(pk=row.pk).exists():
        raise AwayAlready
    row.until_at = until_at
    row.version += 1
    row.save(update_fields=["until_at", "version"])
    _write("organisation.absence_ended", row, office, actor, at, {"until_at": until_at})
    return row


def _require_for(
    actor: Actor, kind: str, action: str, person_id: int, when: datetime, office_id: int | None = None
) -> None:
    """Raise PermissionDenied unless the action on this person is the actor's own, or given where the person works.

    With an office named, it must be given there; else in every office where the person holds a post at that time.
    """
    if rules.may(actor, kind, action, owners=[person_id]):
        return
    offices = {office_id} if office_id is not None else {m.office_id for m in posts_at(person_id, when)}
    if not offices or not all(rules.may(actor, kind, action, office) for office in offices):
        raise PermissionDenied


def _shares_time(from_at: datetime, until_at: datetime | None) -> Q:
    shares = Q(until_at=None) | Q(until_at__gt=from_at)
    return shares & Q(from_at__lt=until_at) if until_at is not None else shares


def _office(office_id: int | None, person_id: int, when: datetime) -> Office | None:
    if office_id is not None:
        return Office.objects.get(pk=office_id)
    return next((m.office for m in posts_at(person_id, when) if m.office_id), None)


def _write(
    verb: str, row: Absence | Substitution, office: Office | None, actor: Actor, at: datetime, facts: dict
) -> None:
    about = [Concern("person", row.person_id)]
    if isinstance(row, Substitution):
        about.append(Concern("person", row.substitute_id, "substitute"))
    record(
        verb=verb, office=office, actor=actor, captured_at=at, about=about,
        facts={name: value for name, value in facts.items() if value is not None},
    )  # fmt: skip
