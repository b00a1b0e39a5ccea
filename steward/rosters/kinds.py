"""The handover of a shift, described once."""

from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, Verb, verbs_of
from steward.rosters import rules
from steward.rosters.models import Handover

KINDS = (
    Kind(
        name="handover", label=_("shift handover"), icon="arrows-exchange", model=Handover, visible_to=rules.visible_to,
        title=lambda row: f"{row.outgoing.name} {row.due_at.astimezone(row.office.zone):%Y-%m-%d %H:%M}",
        shown_with=("outgoing", "office"),
        verbs=verbs_of(
            Verb(name="rosters.handover_opened", icon="clipboard", sentence=_("Handover opened")),
            Verb(
                name="rosters.handover_counted", icon="list-check", sentence=_("{items} things counted"),
                detail=_("differences: {differences}"),
            ),
            Verb(name="rosters.handover_reopened", icon="arrow-back-up", sentence=_("To be counted again")),
            Verb(name="rosters.handover_signed", icon="edit", sentence=_("{outgoing} signed, for {incoming}")),
            Verb(name="rosters.handover_refused", icon="x", mark="esc", sentence=_("{incoming} refused to take over")),
            Verb(name="rosters.no_relief", icon="alert-triangle", mark="esc", sentence=_("No relief came; {outgoing} stays")),
            Verb(name="rosters.handover_done", icon="checks", sentence=_("{incoming} relieved {outgoing}"), evidence=True),
        ),
        notices={
            "rosters.handover_refused": _("Handover refused: {title}"),
            "rosters.no_relief": _("No relief came: {title}; find somebody"),
        },
    ),
)  # fmt: skip
