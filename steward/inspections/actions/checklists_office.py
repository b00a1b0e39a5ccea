"""An office's own copy of a company's checklist, dropped again when the company's is to hold; checklists out of use."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.identity.versions import check_version
from steward.foundation.timeline import actions as timeline
from steward.foundation.timeline.actions import Concern
from steward.inspections.models import Checklist, ChecklistVersion
from steward.inspections.queries.checklists import sections_of
from steward.inspections.rules.checklists import may_change_checklist
from steward.inspections.rules.wording import text_of

from .checklists import NothingAsked, _locked_checklist, _next_number_of, _supersede
from .checklists_text import _write_texts

State = ChecklistVersion.State


@transaction.atomic
def copy_for_office(*, checklist_id: int, office: Office, actor: Actor, at: datetime) -> Checklist:
    """Give an office its own checklist with what the company's asks now; one dropped earlier is taken up again.

    Raises NothingAsked where the company's has nothing in force, PermissionDenied.
    """
    if not may_change_checklist(actor, office.pk):
        raise PermissionDenied
    pattern = Checklist.objects.select_for_update(of=("self",)).get(pk=checklist_id, office=None)
    asked = pattern.versions.filter(state=State.IN_FORCE).first()
    if asked is None:
        raise NothingAsked
    named = {"name": pattern.name, "name_en": pattern.name_en, "subject": pattern.subject, "clauses": pattern.clauses}
    own, is_new = Checklist.objects.get_or_create(office=office, code=pattern.code, defaults=named)
    if not is_new and own.is_active:
        return own
    own.is_active = True
    own.save(update_fields=["is_active"])
    _supersede(own, at)
    version = ChecklistVersion.objects.create(
        checklist=own, number=_next_number_of(own), state=State.IN_FORCE, made_by_id=actor.person_id, made_at=at,
        in_force_at=at,
    )  # fmt: skip
    _write_texts([(version, text_of(sections_of(asked)))])
    timeline.record(
        verb="inspections.checklist_copied", office=office, actor=actor, captured_at=at,
        about=[Concern("checklist", own.pk)], facts={"number": version.number},
    )  # fmt: skip
    return own


@transaction.atomic
def set_active(*, checklist_id: int, is_active: bool, version: int, actor: Actor, at: datetime) -> Checklist:
    """Take a checklist out of use, or into use again; without an office's own the company's holds.

    What was asked stays. Raises StaleVersion, PermissionDenied.
    """
    checklist = _locked_checklist(checklist_id, actor)
    check_version(checklist, version)
    if checklist.is_active == is_active:
        return checklist
    checklist.is_active, checklist.version = is_active, checklist.version + 1
    checklist.save(update_fields=["is_active", "version"])
    said = {
        "office": checklist.office,
        "actor": actor,
        "captured_at": at,
        "about": [Concern("checklist", checklist.pk)],
    }
    if is_active:
        timeline.record(verb="inspections.checklist_restored", **said)
    else:
        timeline.record(verb="inspections.checklist_retired", **said)
    return checklist
