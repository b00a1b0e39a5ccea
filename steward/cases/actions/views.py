"""Keep and forget the views that people save of the list, and the columns they want to see."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from steward.cases.models import ListColumns, SavedView
from steward.cases.rules import lists
from steward.foundation.identity.actor import Actor
from steward.foundation.identity.models import Office

MOST_KEPT = 40


class TooManyViews(Exception):
    """Nobody finds anything among more than forty views."""

    message = _("You keep forty views already. Forget one first.")

    def __str__(self) -> str:
        return str(self.message)


@transaction.atomic
def save_view(*, name: str, query: dict[str, Any], office: Office | None, actor: Actor, at: datetime) -> SavedView:
    """Keep a filter by name: for this person, or (with an office) for everybody there; the same name is replaced.

    Raises PermissionDenied for a shared one without the right, TooManyViews.
    """
    if actor.person_id is None or (office and not lists.may_share_view(actor, office)):
        raise PermissionDenied
    mine = SavedView.objects.filter(person_id=actor.person_id)
    if mine.count() >= MOST_KEPT and not mine.filter(name=name, office=office).exists():
        raise TooManyViews
    view, _new = SavedView.objects.update_or_create(
        person_id=actor.person_id, office=office, name=name, defaults={"query": query}
    )
    return view


@transaction.atomic
def forget_view(*, view: SavedView, actor: Actor, at: datetime) -> None:
    """Forget a view: one's own, or a shared one with the right to share. Raises PermissionDenied."""
    shared = view.office_id and lists.may_share_view(actor, view.office)
    if view.person_id != actor.person_id and not shared:
        raise PermissionDenied
    view.delete()


@transaction.atomic
def choose_columns(*, columns: Sequence[str], actor: Actor, at: datetime) -> None:
    """Keep which columns of the list this person wants to see; none at all is the usual choice again.

    Raises PermissionDenied for somebody who is no person of the company.
    """
    if actor.person_id is None:
        raise PermissionDenied
    if columns:
        ListColumns.objects.update_or_create(person_id=actor.person_id, defaults={"columns": list(columns)})
    else:
        ListColumns.objects.filter(person=actor.person_id).delete()
