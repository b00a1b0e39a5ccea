"""Two records of one customer become one, and apart again: nothing is moved, one points at the other."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import Customer
from steward.estate.queries.finding import findable_customers
from steward.estate.queries.locking import locked
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.search import actions as search
from steward.foundation.timeline.actions import Concern, record


class MergeRefused(Exception):
    """The two records cannot be one customer: the same, of two offices, merged already or erased."""

    def __str__(self) -> str:
        return _("These two records cannot be merged. Both must be of one office, neither merged nor erased before.")


class NotMerged(Exception):
    """The record was not merged, or was taken apart already."""

    def __str__(self) -> str:
        return _("This record is not merged into another.")


@transaction.atomic
def merge_customers(*, kept_id: int, merged_id: int, actor: Actor, at: datetime) -> Customer:
    """Let `merged` stand for `kept`: found, shown and counted as one. Raises MergeRefused."""
    if kept_id == merged_id:
        raise MergeRefused
    rows = {row.pk: row for row in _both(kept_id, merged_id)}
    kept, merged = rows[kept_id], rows[merged_id]
    need(actor, "customer", "merge", kept.office_id)
    unfit = any(row.merged_into_id or row.erased_at for row in (kept, merged))
    if unfit or kept.office_id != merged.office_id:
        raise MergeRefused
    merged.merged_into, merged.merged_at = kept, at
    merged.version += 1
    merged.save(update_fields=["merged_into", "merged_at", "version"])
    _tell("estate.customers_merged", kept, merged, actor, at)
    return kept


def _both(*ids: int):
    rows = Customer.objects.select_related("office").filter(pk__in=ids)
    return rows.order_by("pk").select_for_update(of=("self",))


@transaction.atomic
def undo_merge(*, customer_id: int, actor: Actor, at: datetime) -> Customer:
    """Take a merged record out again; it is a customer of its own as before. Raises NotMerged."""
    merged = locked(Customer.objects.select_related("office"), customer_id)
    need(actor, "customer", "merge", merged.office_id)
    if not merged.merged_into_id:
        raise NotMerged
    kept = Customer.objects.get(pk=merged.merged_into_id)
    merged.merged_into = merged.merged_at = None
    merged.version += 1
    merged.save(update_fields=["merged_into", "merged_at", "version"])
    _tell("estate.merge_undone", kept, merged, actor, at)
    return merged


def _tell(verb: str, kept: Customer, merged: Customer, actor: Actor, at: datetime) -> None:
    record(
        verb=verb, office=merged.office, actor=actor, captured_at=at,
        about=[Concern("customer", kept.pk), Concern("customer", merged.pk, "merged")],
        facts={"kept": kept.pk, "merged": merged.pk},
    )  # fmt: skip
    search.remove(kind="customer", object_ids=[merged.pk])
    search.put_all(records=findable_customers([kept.pk, merged.pk]))
