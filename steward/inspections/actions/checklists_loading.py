"""Put the starting checklists into a new company, in force at once; what is there already stays as it is."""

from datetime import datetime

from django.db import transaction

from steward.foundation.identity.actor import Actor
from steward.inspections.models import Checklist, ChecklistVersion
from steward.inspections.presets import CHECKLISTS

from .checklists_text import _write_texts


@transaction.atomic
def load_presets(*, actor: Actor, at: datetime) -> int:
    """Load what is missing of the company's checklists; returns how many."""
    there = set(Checklist.objects.filter(office=None).values_list("code", flat=True))
    missing = [preset for preset in CHECKLISTS if preset.code not in there]
    made = Checklist.objects.bulk_create(
        Checklist(code=p.code, name=p.name[0], name_en=p.name[1], subject=p.subject, clauses=list(p.clauses))
        for p in missing
    )
    versions = ChecklistVersion.objects.bulk_create(
        ChecklistVersion(
            checklist=checklist, number=1, state=ChecklistVersion.State.IN_FORCE, made_by_id=actor.person_id, made_at=at,
            in_force_at=at,
        )
        for checklist in made
    )  # fmt: skip
    _write_texts([(version, preset.sections) for version, preset in zip(versions, missing, strict=True)])
    return len(made)
