"""Cases beside a case: what belongs to it, and what the same household brought before; only what the reader may see."""

from collections.abc import Sequence

from django.db.models import QuerySet

from steward.cases import rules
from steward.cases.models import Case, Related
from steward.foundation.identity.actor import Actor
from steward.foundation.statements import statement

EARLIER, RELATED = 5, 12
SHOWN = (
    "key", "number", "title", "office_id", "grade", "status", "is_paused", "escalation", "is_confidential",
    "is_about_persons",
)  # fmt: skip


@statement
def _related_ids(case, group):
    """Find what was linked to it, merged into it, came again or stands in its group, each by its own index."""
    return (
        Related.objects.filter(case=case)
        .values_list("other_id")
        .union(
            Related.objects.filter(other=case).values_list("case_id"),
            Case.objects.filter(merged_into=case).values_list("pk"),
            Case.objects.filter(repeat_of=case).values_list("pk"),
            Case.objects.filter(group=group).values_list("pk"),
        )
    )


@statement
def _newest_among(ids):
    return _rows(Case.objects.filter(pk__in=ids))[:RELATED]


@statement
def _newest_of_unit(unit, office):
    return _rows(Case.objects.filter(unit=unit, office=office))[: EARLIER + 1]


@statement
def _newest_of_customer(customer, office):
    return _rows(Case.objects.filter(customer=customer, office=office))[: EARLIER + 1]


def _rows(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.order_by("-received_at", "-id").only(*SHOWN)


def related(actor: Actor, case: Case) -> list[Case]:
    """Return what belongs to a case, newest first (two statements, more where a post alone does not read them all)."""
    ids = {pk for (pk,) in _related_ids(case=case.pk, group=case.group_id or 0)} - {case.pk}
    if not ids:
        return []
    return _visible(actor, _newest_among(ids=ids), Case.objects.filter(pk__in=ids))[:RELATED]


def earlier(actor: Actor, case: Case) -> list[Case]:
    """Return the newest other cases of its unit, else of its customer (one statement, more as in `related`)."""
    if case.unit_id:
        same, newest = {"unit": case.unit_id}, _newest_of_unit(unit=case.unit_id, office=case.office_id)
    elif case.customer_id:
        same = {"customer": case.customer_id}
        newest = _newest_of_customer(customer=case.customer_id, office=case.office_id)
    else:
        return []
    everything = Case.objects.filter(**same, office=case.office_id)
    return [row for row in _visible(actor, newest, everything) if row.pk != case.pk][:EARLIER]


def _visible(actor: Actor, newest: Sequence[Case], cases: QuerySet[Case]) -> Sequence[Case]:
    """Return the newest that the reader may see: these, where the reader's post reads them all, else they are sought."""
    if all(rules.reads_by_post(actor, row) for row in newest):
        return newest
    return _rows(rules.visible_to(actor, cases))[: max(RELATED, EARLIER + 1)]
