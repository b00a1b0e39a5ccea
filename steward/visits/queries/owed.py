"""Which return visits the rules ask for, and how the rules of an office are shown."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from steward.cases.models import Case
from steward.cases.models.words import Grade, Kind
from steward.foundation.deadlines.wording import duration_words
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.timeline.queries import Thread, thread
from steward.visits.models import VisitRule
from steward.visits.rules import may_change_rule


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """What holds for one kind and grade in an office; `rule` None: no visit is owed."""

    kind: Kind
    grade: Grade
    rule: VisitRule | None
    is_own: bool = False

    @property
    def words(self) -> str:
        """The kind and the grade."""
        return f"{self.kind.label}・{self.grade.label}"

    @property
    def limit(self) -> str:
        """The limit in words."""
        return duration_words(self.rule.limit_minutes, self.rule.basis) if self.rule else ""


@dataclass(frozen=True, kw_only=True)
class RulesPage:
    """The rules that hold in an office."""

    office: Office
    lines: list[RuleLine]
    may_change: bool


def rule_for(case: Case) -> VisitRule | None:
    """Return the office's rule for this kind and grade, else the company's, else None: no visit is owed."""
    return rule_of(case.office_id, case.kind, case.grade)


def rule_of(office_id: int, kind: str, grade: int) -> VisitRule | None:
    """Return the rule that holds for a kind and grade in an office."""
    rows = VisitRule.objects.filter(Q(office_id=office_id) | Q(office=None), kind=kind, grade=grade, is_active=True)
    return max(rows, key=lambda row: row.office_id is not None, default=None)


def rules_page(actor: Actor, office: Office) -> RulesPage:
    """Return what holds in an office for every kind and grade."""
    rows = VisitRule.objects.filter(Q(office=office) | Q(office=None), is_active=True)
    holding: dict[tuple[str, int], VisitRule] = {}
    for row in sorted(rows, key=lambda row: row.office_id is not None):
        holding[(row.kind, row.grade)] = row
    lines = [_line(kind, grade, holding.get((kind, grade))) for kind in Kind for grade in Grade]
    return RulesPage(office=office, lines=lines, may_change=may_change_rule(actor, office))


def rule_line(office: Office, kind: str, grade: int) -> RuleLine:
    """Return what holds in an office for one kind and grade."""
    return _line(Kind(kind), Grade(grade), rule_of(office.pk, kind, grade))


def rule_thread(office: Office, kind: str, grade: int, reader: Actor, at: datetime) -> Thread | None:
    """Return the history of the office's own rule; None where it never had one."""
    own = VisitRule.objects.filter(office=office, kind=kind, grade=grade).first()
    return thread(kind="visit_rule", object_id=own.pk, reader=reader, at=at) if own else None


def _line(kind: Kind, grade: Grade, rule: VisitRule | None) -> RuleLine:
    return RuleLine(kind=kind, grade=grade, rule=rule, is_own=rule is not None and rule.office_id is not None)
