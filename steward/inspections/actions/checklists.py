"""Draft a version, save it, put it in force. What is in force was never changed, only superseded."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.inspections.models import Checklist, ChecklistVersion
from steward.inspections.queries.checklists import sections_of
from steward.inspections.rules.checklists import may_change_checklist
from steward.inspections.rules.wording import MOST_ITEMS, SectionText, faults, repeated_codes, text_of

from .checklists_text import AlreadyAsked, _replace_text, _write_texts

State = ChecklistVersion.State


class Refused(Exception):
    """A checklist cannot be as it was asked for; the words say why."""

    message = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.message)


class NothingAsked(Refused):
    """A version without an item cannot be put in force."""

    message = _("A checklist asks at least one thing.")


class UnfitText(Refused):
    """An item cannot be asked as it stands, or two bear the same code."""

    message = _("Something in the checklist cannot be asked as it stands.")


class TooLong(Refused):
    """More items than anybody goes through."""

    message = _("A checklist asks at most 200 things.")


@transaction.atomic
def start_draft(*, checklist_id: int, actor: Actor, at: datetime) -> ChecklistVersion:
    """Begin a draft with the text in force; returns the one that is there already, if any. Raises PermissionDenied."""
    checklist = _locked_checklist(checklist_id, actor)
    if there := checklist.versions.filter(state=State.DRAFT).first():
        return there
    pattern = checklist.versions.filter(state=State.IN_FORCE).first()
    draft = ChecklistVersion.objects.create(
        checklist=checklist, number=_next_number_of(checklist), made_by_id=actor.person_id, made_at=at
    )
    if pattern:
        _write_texts([(draft, text_of(sections_of(pattern)))])
    _tell("inspections.checklist_drafted", checklist, actor, at, number=draft.number)
    return draft


@transaction.atomic
def save_draft(
    *, version_id: int, text: Sequence[SectionText], change_note: str = "", version: int, actor: Actor, at: datetime
) -> ChecklistVersion:
    """Replace the text of a draft. Raises AlreadyAsked, UnfitText, TooLong, StaleVersion, PermissionDenied."""
    draft = _locked_draft(version_id, version, actor)
    _need_fit(text)
    _replace_text(draft, text)
    draft.change_note, draft.version = change_note, draft.version + 1
    draft.save(update_fields=["change_note", "version"])
    _tell("inspections.checklist_saved", draft.checklist, actor, at, number=draft.number)
    return draft


@transaction.atomic
def discard_draft(*, version_id: int, version: int, actor: Actor, at: datetime) -> Checklist:
    """Throw a draft away. Raises AlreadyAsked, StaleVersion, PermissionDenied."""
    draft = _locked_draft(version_id, version, actor)
    checklist, number = draft.checklist, draft.number
    draft.delete()
    _tell("inspections.checklist_discarded", checklist, actor, at, number=number)
    return checklist


@transaction.atomic
def put_in_force(*, version_id: int, version: int, actor: Actor, at: datetime) -> ChecklistVersion:
    """Let a draft be asked from now on; the one asked until now is superseded and kept.

    Raises NothingAsked, UnfitText, AlreadyAsked, StaleVersion, PermissionDenied.
    """
    draft = _locked_draft(version_id, version, actor)
    text = text_of(sections_of(draft))
    if not any(section.items for section in text):
        raise NothingAsked
    _need_fit(text)
    _supersede(draft.checklist, at)
    draft.state, draft.in_force_at, draft.version = State.IN_FORCE, at, draft.version + 1
    draft.save(update_fields=["state", "in_force_at", "version"])
    _tell("inspections.checklist_put_in_force", draft.checklist, actor, at, number=draft.number)
    return draft


def _locked_checklist(checklist_id: int, actor: Actor) -> Checklist:
    """Return the checklist, locked. Raises PermissionDenied for those who may not change it."""
    checklist = Checklist.objects.select_for_update(of=("self",)).get(pk=checklist_id)
    if not may_change_checklist(actor, checklist.office_id):
        raise PermissionDenied
    return checklist


def _next_number_of(checklist: Checklist) -> int:
    """Return the number of the next version of a locked checklist."""
    return (checklist.versions.aggregate(last=Max("number"))["last"] or 0) + 1


def _supersede(checklist: Checklist, at: datetime) -> None:
    """End the version in force of a locked checklist."""
    checklist.versions.filter(state=State.IN_FORCE).update(state=State.SUPERSEDED, superseded_at=at)


def _locked_draft(version_id: int, version: int, actor: Actor) -> ChecklistVersion:
    checklist_id = ChecklistVersion.objects.values_list("checklist_id", flat=True).get(pk=version_id)
    checklist = _locked_checklist(checklist_id, actor)
    draft = checklist.versions.select_for_update(of=("self",)).get(pk=version_id)
    if draft.state != State.DRAFT:
        raise AlreadyAsked
    check_version(draft, version)
    return draft


def _need_fit(text: Sequence[SectionText]) -> None:
    items = [item for section in text for item in section.items]
    if len(items) > MOST_ITEMS:
        raise TooLong
    if repeated_codes(text) or any(faults(item) for item in items):
        raise UnfitText


def _tell(verb: str, checklist: Checklist, actor: Actor, at: datetime, *, number: int) -> None:
    timeline.record(
        verb=verb, office=checklist.office, actor=actor, captured_at=at, about=[Concern("checklist", checklist.pk)],
        facts={"number": number},
    )  # fmt: skip
