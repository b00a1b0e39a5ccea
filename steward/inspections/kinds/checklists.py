"""Checklists and their versions, described once."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of
from steward.inspections.models import Checklist
from steward.inspections.rules.checklists import visible_checklists

KINDS: tuple[Kind, ...] = (
    Kind(
        name="checklist",
        label=_("checklist"),
        model=Checklist,
        visible_to=visible_checklists,
        icon="list-check",
        verbs=verbs_of(
            Verb(name="inspections.checklist_drafted", icon="pencil", sentence=_("Version {number} begun as a draft")),
            Verb(name="inspections.checklist_saved", icon="edit", sentence=_("Draft of version {number} saved")),
            Verb(name="inspections.checklist_discarded", icon="trash", sentence=_("Draft of version {number} discarded")),
            Verb(
                name="inspections.checklist_put_in_force", icon="checks", sentence=_("Version {number} put in force"),
                evidence=True,
            ),
            Verb(
                name="inspections.checklist_copied", icon="copy", sentence=_("The office's own copy, version {number}"),
            ),
            Verb(name="inspections.checklist_retired", icon="archive", sentence=_("Checklist taken out of use")),
            Verb(name="inspections.checklist_restored", icon="arrow-back-up", sentence=_("Checklist in use again")),
        ),
    ),
)  # fmt: skip
