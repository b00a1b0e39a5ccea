"""A customer asks to be forgotten."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from steward.estate.models import Customer
from steward.estate.queries.units import identity_ids
from steward.estate.rules.rights import need
from steward.foundation.identity.actor import Actor
from steward.foundation.timeline.actions import Concern, erase

from .customers import Erased


class NameDiffers(Exception):
    """What was typed is not the name of the customer about to be erased."""

    def __str__(self) -> str:
        return _("This is not the customer's name as it stands here.")


@transaction.atomic
def erase_customer(*, customer_id: int, typed: str, actor: Actor, at: datetime) -> Customer:
    """Forget a customer and every record merged into it, for good (Personal Information Protection Law, art. 47).

    Raises NameDiffers and Erased.
    """
    row = Customer.objects.select_related("office", "personal_key").select_for_update(of=("self",)).get(pk=customer_id)
    need(actor, "customer", "erase", row.office_id)
    if row.erased_at:
        raise Erased
    if typed.strip() != row.name.strip():
        raise NameDiffers
    rows = Customer.objects.filter(pk__in=identity_ids(row)).select_related("personal_key")
    erase(
        keys=[each.personal_key for each in rows], subject=Concern("customer", row.pk), office=row.office, actor=actor,
        at=at, ground="asked",
    )  # fmt: skip
    row.refresh_from_db()
    return row
