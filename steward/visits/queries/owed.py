"""Which return visits the rules ask for."""

from steward.cases.models import Case
from steward.visits.models import VisitRule


def rule_for(case: Case) -> VisitRule | None:
    """Return the office's rule for this kind and grade, else the company's, else None: no visit is owed."""
    found = VisitRule.objects.filter(kind=case.kind, grade=case.grade, office__in=[case.office_id])
    return found.first() or VisitRule.objects.filter(kind=case.kind, grade=case.grade, office=None).first()
