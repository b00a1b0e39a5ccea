"""Keys are taken into keeping, lent, returned, given back (handbook F10)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import EstateKey, KeyLoan, Place, Unit
from steward.estate.queries.finding import findable_key
from steward.estate.queries.locking import locked
from steward.estate.rules.editing import changed, difference_facts
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office, Person
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, Said, record
from steward.organisation.queries import personal_key_of


class KeyRefused(Exception):
    """Base of what speaks against a step with a key."""


class NumberTaken(KeyRefused):
    """Another key of the office hangs under this number."""

    def __str__(self) -> str:
        return _("There is a key with this number already.")


class KeyIsOut(KeyRefused):
    """The key is lent."""

    def __str__(self) -> str:
        return _("The key is out. It has to come back first.")


class KeyIsGone(KeyRefused):
    """The key was given back to its owner, or the loan has ended."""

    def __str__(self) -> str:
        return _("The key is no longer with us, or it was returned already.")


class NobodyBorrows(KeyRefused):
    """No borrower was named."""

    def __str__(self) -> str:
        return _("Write who takes the key.")


class DueTooEarly(KeyRefused):
    """The key was to be back before it leaves."""

    def __str__(self) -> str:
        return _("The key cannot be due before it is lent.")


@transaction.atomic
def receive_key(
    *, office: Office, number: str, type: str, received_on: date, actor: Actor, at: datetime, unit: Unit | None = None,
    place: Place | None = None, slot: str = "",
) -> EstateKey:  # fmt: skip
    """Take a key of a unit or a place into the office's keeping. Raises NumberTaken."""
    need(actor, "estate_key", "change", office.pk)
    if EstateKey.objects.filter(office=office, number=number).exists():
        raise NumberTaken
    row = EstateKey.objects.create(
        office=office, unit=unit, place=place, type=type, number=number, slot=slot, received_on=received_on
    )
    _record("estate.key_received", row, actor, at, {"received_on": received_on})
    search.put_all(records=[findable_key(row, at)])
    return row


@transaction.atomic
def change_key(*, key_id: int, version: int | None, actor: Actor, at: datetime, **wanted) -> EstateKey:
    """Change a key's slot, type or number. Raises StaleVersion and NumberTaken."""
    row = _locked_key(key_id, version, actor)
    number = wanted.get("number", row.number)
    if EstateKey.objects.filter(office_id=row.office_id, number=number).exclude(pk=row.pk).exists():
        raise NumberTaken
    if difference := changed(row, wanted):
        row.version += 1
        row.save(update_fields=[*difference, "version"])
        _record("estate.key_changed", row, actor, at, difference_facts(difference))
        search.put_all(records=[findable_key(row, at)])
    return row


@transaction.atomic
def lend_key(
    *, key_id: int, borrower: Person | None, purpose: str, due_at: datetime, actor: Actor, at: datetime,
    borrower_name: str = "", version: int | None = None,
) -> KeyLoan:  # fmt: skip
    """Lend a key to a colleague or to a named person. Raises KeyIsOut, KeyIsGone, NobodyBorrows, DueTooEarly."""
    row = _locked_key(key_id, version, actor)
    if row.returned_on:
        raise KeyIsGone
    if KeyLoan.objects.filter(estate_key=row, returned_at=None).exists():
        raise KeyIsOut
    if borrower is None and not borrower_name.strip():
        raise NobodyBorrows
    if due_at <= at:
        raise DueTooEarly
    loan = KeyLoan.objects.create(
        estate_key=row, borrower=borrower, borrower_name=borrower_name.strip(), purpose=purpose,
        lent_by_id=actor.person_id, lent_at=at, due_at=due_at,
    )  # fmt: skip
    facts = {"due_at": due_at} | ({"borrower_person": borrower.pk} if borrower else {})
    _record("estate.key_lent", row, actor, at, facts, purpose=purpose, borrower=loan.borrower_name)
    return loan


@transaction.atomic
def return_key(*, loan_id: int, actor: Actor, at: datetime) -> KeyLoan:
    """Take a lent key back. Raises KeyIsGone when it came back already."""
    loan = KeyLoan.objects.select_related("estate_key__office").select_for_update(of=("self",)).get(pk=loan_id)
    need(actor, "estate_key", "change", loan.estate_key.office_id)
    if loan.returned_at:
        raise KeyIsGone
    loan.returned_at, loan.returned_to_id = at, actor.person_id
    loan.save(update_fields=["returned_at", "returned_to"])
    _record("estate.key_returned", loan.estate_key, actor, at, {"late": at > loan.due_at})
    return loan


@transaction.atomic
def note_owner_notified(*, loan_id: int, actor: Actor, at: datetime) -> KeyLoan:
    """Note that the owner was told that the key entrusted by them is used. Twice is once."""
    loan = KeyLoan.objects.select_related("estate_key__office").select_for_update(of=("self",)).get(pk=loan_id)
    need(actor, "estate_key", "change", loan.estate_key.office_id)
    if loan.owner_notified_at is None:
        loan.owner_notified_at = at
        loan.save(update_fields=["owner_notified_at"])
        _record("estate.key_owner_notified", loan.estate_key, actor, at, {})
    return loan


@transaction.atomic
def give_key_back(*, key_id: int, version: int | None, on: date, actor: Actor, at: datetime) -> EstateKey:
    """Give a key back to its owner: it leaves the office's keeping. Raises StaleVersion, KeyIsOut, KeyIsGone."""
    row = _locked_key(key_id, version, actor)
    if row.returned_on:
        raise KeyIsGone
    if KeyLoan.objects.filter(estate_key=row, returned_at=None).exists():
        raise KeyIsOut
    row.returned_on = on
    row.version += 1
    row.save(update_fields=["returned_on", "version"])
    _record("estate.key_given_back", row, actor, at, {"returned_on": on})
    return row


def _locked_key(key_id: int, version: int | None, actor: Actor) -> EstateKey:
    row = locked(EstateKey.objects.select_related("office"), key_id, version)
    need(actor, "estate_key", "change", row.office_id)
    return row


def _record(verb: str, row: EstateKey, actor: Actor, at: datetime, facts: dict, **said: str) -> None:
    about = [Concern("estate_key", row.pk)]
    if row.unit_id:
        about.append(Concern("unit", row.unit_id, "opens"))
    if row.place_id:
        about.append(Concern("place", row.place_id, "opens"))
    texts = {}
    if any(said.values()) and actor.person_id:
        key = personal_key_of(actor.person_id)
        texts = {slot: Said(key, text) for slot, text in said.items() if text}
    record(
        verb=verb, office=row.office, actor=actor, captured_at=at, about=about, facts=facts | {"number": row.number},
        said=texts,
    )  # fmt: skip
