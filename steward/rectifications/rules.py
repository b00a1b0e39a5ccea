"""Who may see and move rectifications, and which limits they are under."""

from django.db.models import QuerySet

from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office
from steward.foundation.rights.table import may, reach
from steward.organisation.queries import within
from steward.rectifications.models import Limits, Rectification


def visible_to(actor: Actor, rows: QuerySet[Rectification]) -> QuerySet[Rectification]:
    """Narrow to those of the offices and departments in reach, and those the actor wrote, owns, watches or did."""
    return within(
        rows, reach(actor, "rectification", "read"), actor=actor, department="department_id",
        own=("owner_id", "watcher_id", "done_by_id", "issued_by_id"),
    )  # fmt: skip


def may_issue(actor: Actor, office: Office) -> bool:
    """Whether this actor may write a rectification for the office."""
    return may(actor, "rectification", "issue", office_id=office.pk)


def may_do(actor: Actor, row: Rectification) -> bool:
    """Whether this actor may report it put right: its owner, its department, the watcher, or whoever the office lets."""
    return actor.person_id is not None and may(
        actor, "rectification", "do", office_id=row.office_id, department_id=row.department_id,
        owners=[row.owner_id, row.watcher_id],
    )  # fmt: skip


def may_verify(actor: Actor, row: Rectification) -> bool:
    """Whether this actor may verify, send back and look at the effect; never the doer, nor whose work it was."""
    if actor.person_id is None or actor.person_id in (row.done_by_id, row.owner_id):
        return False
    return may(actor, "rectification", "verify", office_id=row.office_id, owners=[row.issued_by_id])


def may_reopen(actor: Actor, row: Rectification) -> bool:
    """Whether this actor may open a verified or closed one again."""
    return may(actor, "rectification", "reopen", office_id=row.office_id)


def may_reassign(actor: Actor, row: Rectification) -> bool:
    """Whether this actor may give it to another owner."""
    return may(actor, "rectification", "reassign", office_id=row.office_id)


def may_withdraw(actor: Actor, row: Rectification) -> bool:
    """Whether this actor may take back one that nobody has put right."""
    return may(actor, "rectification", "withdraw", office_id=row.office_id)


def may_set(actor: Actor, office: Office | None) -> bool:
    """Whether this actor may set the limits of the office, or of the company where there is none."""
    if office is None:
        return reach(actor, "rectification_limits", "change").company
    return may(actor, "rectification_limits", "change", office_id=office.pk)


def visible_limits(actor: Actor, rows: QuerySet[Limits]) -> QuerySet[Limits]:
    """Narrow limits to those of the offices in reach, and the company's."""
    found = reach(actor, "rectification_limits", "read")
    if not found:
        return rows.none()
    return within(rows, found, actor=actor) | rows.filter(office=None)
