"""The rectification and the limits it is under, described once."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from steward.foundation.kinds.registry import Kind, Verb, verbs_of
from steward.rectifications import rules
from steward.rectifications.models import Cause, Limits, Rectification, Severity, Source

KINDS = (
    Kind(
        name="rectification",
        label=pgettext_lazy("one sheet", "rectification"),
        icon="tool",
        model=Rectification,
        visible_to=rules.visible_to,
        title=lambda row: f"{row.number} {row.title}",
        words={
            "severity": dict(Severity.choices), "cause": dict(Cause.choices), "source": dict(Source.choices),
        },
        verbs=verbs_of(
            Verb(
                name="rectifications.issued", icon="tool", sentence=_("Rectification issued"),
                detail=_("{severity}, due {due_at}　{fault}"), evidence=True,
            ),
        ),
        notices={
            "rectifications.issued": _("To be put right: {title}, by {due_at}"),
        },
    ),
    Kind(
        name="rectification_limits",
        label=_("limits of rectifications"),
        model=Limits,
        visible_to=rules.visible_limits,
        title=lambda row: row.office.name if row.office_id else "",
        shown_with=("office",),
        verbs=verbs_of(
            Verb(
                name="rectifications.limits_set", icon="pencil", sentence=_("Limits set"),
                detail=_(
                    "safety {safety_hours} hours, function {function_hours} hours, appearance {appearance_hours} hours, "
                    "look back after {effect_after_days} days"
                ),
            ),
            Verb(
                name="rectifications.limits_dropped", icon="arrow-back-up", sentence=_("Follows the company again"),
            ),
        ),
    ),
)  # fmt: skip
