"""What stands on the record of a return visit (F03), as facts ready to print."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from steward.cases import rules as cases
from steward.cases.models import Case, Kind
from steward.cases.queries import contact_words, masked_phone, phone_in_clear
from steward.cases.queries.printing import Paper, head, moment_words, signed
from steward.foundation.identity.actor import Actor
from steward.foundation.printing.shapes import VisitRecord
from steward.visits.models import Visit

TYPES = {Kind.COMPLAINT: "complaint", Kind.HELP: "aid"}
PASSED = {Visit.State.PASSED: "yes", Visit.State.FAILED: "no"}


def visit_record(*, reader: Actor, visit: Visit, now: datetime) -> Paper:
    """Return the record of a visit (F03); what is not filled in leaves a box for the pen."""
    case, office = visit.case, visit.office
    done_at = visit.visited_at
    facts = VisitRecord(
        **head(office, visit.number, "F03", now), **_asked(visit), visit_type=TYPES.get(Kind(case.kind), "service"),
        source=case.number, handler=(case.resolved_by or case.owner).name if case.resolved_by or case.owner else "",
        unit=visit.unit.label_text if visit.unit else "", interviewee=visit.interviewee if done_at else contact_words(case),
        due_at=moment_words(visit.due_at, office), visited_at=moment_words(done_at, office),
        visitor=(visit.visitor or visit.assigned_to).name if visit.visitor or visit.assigned_to else "",
        phone=_phone(reader, case), method=visit.method,
        matter="\n".join(words for words in (case.title, case.result or case.explanation) if words),
        attempts=_attempts(visit), review=visit.review,
        signed_visitor=signed(visit.visitor.name if visit.visitor else "", done_at, office),
        signed_reviewer=signed(visit.reviewed_by.name if visit.reviewed_by else "", visit.reviewed_at, office),
    )  # fmt: skip
    return Paper(form="visit-record", facts={name: value for name, value in facts.items() if value not in (None, "")})


def _phone(reader: Actor, case: Case) -> str:
    if case.is_anonymous:
        return ""
    return phone_in_clear(case) if cases.may_reveal(reader, case) else masked_phone(case)


def _asked(visit: Visit) -> dict[str, Any]:
    """Return the answers that the customer gave."""
    return {
        "quality": visit.quality.lower(), "effect": visit.effect.lower(), "satisfaction": visit.satisfaction.lower(),
        "shortcomings": visit.shortcomings, "suggestions": visit.suggestions, "shoe_covers": visit.shoe_covers,
        "site_cleaned": visit.site_cleaned, "explained_charge": visit.explained_charge,
        "passed": PASSED.get(Visit.State(visit.state)),
        "follow_up": _("opened again, one grade up") if visit.state == Visit.State.FAILED else "",
    }  # fmt: skip


def _attempts(visit: Visit) -> list[str]:
    tries = visit.attempts.select_related("by").order_by("at")
    return [
        "　".join(
            words
            for words in (
                moment_words(t.at, visit.office),
                str(t.get_method_display()),
                t.by.name if t.by else "",
                t.note,
            )
            if words
        )
        for t in tries
    ]
