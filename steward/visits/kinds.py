"""The return visit, described once."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from steward.foundation.kinds.registry import Kind, PaperForm, Verb, verbs_of
from steward.visits import rules
from steward.visits.models import Visit, VisitRule

METHODS = dict(Visit.Method.choices)
GRADES = {"A": _("satisfied"), "B": _("fairly satisfied"), "C": _("dissatisfied")}

KINDS = (
    Kind(
        name="visit",
        label=_("return visit"),
        model=Visit,
        visible_to=rules.visible_to,
        url=lambda visit: reverse("visits:detail", args=[visit.key]),
        title=lambda visit: f"{visit.number} {visit.case.title}",
        words={"method": METHODS, "satisfaction": GRADES},
        verbs=verbs_of(
            Verb(
                name="visits.planned", icon="calendar-event", sentence=_("Return visit owed"),
                detail=_("by {due_at}, {visitor}"),
            ),
            Verb(name="visits.reassigned", icon="user-share", sentence=_("Return visit given to {to}")),
            Verb(
                name="visits.attempted", icon="phone-off", sentence=_("Nobody reached"), detail=_("{method}　{note}"),
                customer=True,
            ),
            Verb(
                name="visits.passed", icon="mood-smile", sentence=_("Return visit: {satisfaction}"),
                detail=_("{method}　{suggestions}"), customer=True, evidence=True,
            ),
            Verb(
                name="visits.failed", icon="mood-sad", mark="esc", sentence=_("Return visit: {satisfaction}"),
                detail=_("{method}　{shortcomings}"), customer=True, evidence=True,
            ),
            Verb(name="visits.cancelled", icon="calendar-off", sentence=_("Return visit no longer owed")),
            Verb(name="visits.reviewed", icon="checks", sentence=_("Return visit reviewed")),
        ),
        notices={"visits.planned": _("Return visit owed: {title}, by {due_at}")},
        personal=("interviewee", "shortcomings", "suggestions"),
        person_key="case__personal_key",
        shown_with=("case",),
        papers=(
            PaperForm(
                name="F03", label=_("Return-visit record (F03)"), may_file=rules.may_do,
                told_with=lambda visit: [("case", visit.case_id)],
            ),
        ),
    ),
    Kind(
        name="visit_rule",
        label=_("rule of return visits"),
        model=VisitRule,
        visible_to=rules.visible_rules,
        url=lambda rule: reverse("visits:rule", args=[rule.kind, rule.grade]),
        title=lambda rule: f"{rule.get_kind_display()}・{rule.get_grade_display()}",
        verbs=verbs_of(
            Verb(name="visits.rule_set", icon="pencil", sentence=_("Rule set"), detail=_("{share} % are visited")),
            Verb(name="visits.rule_dropped", icon="arrow-back-up", sentence=_("Follows the company again")),
        ),
    ),
)  # fmt: skip
